import { keyNames, minutes, readBackup, rowsOf } from '@/bin/backup/format'
import { passOver, restore } from '@/bin/backup/restore'
import { command, wordsGiven } from '@/bin/command'
import { namedDatabase } from '@/bin/named-database'
import { Stop } from '@/bin/stop'

// Makes the database of DATABASE_URL, which must be absent or empty, from a backup: npm run restore -- FILE
// With --check it reads the file alone, to its end, and says whether it is whole.
await command(async () => {
  const words = wordsGiven()
  const [file, ...more] = words.filter((word) => word !== '--check')
  if (!file || more.length > 0)
    throw new Stop('Say which backup: npm run restore -- FILE, or npm run restore -- --check FILE')
  const began = Date.now()
  if (words.includes('--check')) {
    const manifest = await readBackup(file, passOver)
    console.log(`${file} is whole: ${rowsOf(manifest)} as of ${manifest.takenAt}.`)
    return 0
  }
  const { manifest, newer, set, broken } = await restore(file, namedDatabase())
  console.log(`${rowsOf(manifest)} as of ${manifest.takenAt} are restored, in ${minutes(began)}.`)
  if (newer.length > 0) console.log(`The backup is of an older release: ${newer.join(', ')} came on top of it.`)
  console.log(`Parked are mails that were to be sent, since they may have been sent after the backup: ${set.mails}, which Mail shows.
Everybody signs in anew. What no longer works: sign-ins, ${set.signIns}; links, ${set.links}; codes, ${set.codes}.
Texts are sealed with ${keyNames(manifest.keys)}: start the portal with it in TEXT_KEY or TEXT_KEYS_BEFORE. What else to see to is in docs/operations.md.`)
  if (broken) console.error(`History was not whole in the backup already. ${broken.sentence}`)
  return broken ? 1 : 0
})
