import { statSync } from 'node:fs'
import { keyNames, minutes, rowsOf } from '@/bin/backup/format'
import { inSnapshot, writeBackup } from '@/bin/backup/write'
import { command, wordsGiven } from '@/bin/command'
import { requireOurs } from '@/bin/guard-database'
import { namedDatabase } from '@/bin/named-database'
import { Stop } from '@/bin/stop'

// Writes a backup of DATABASE_URL, or of the demo that runs, while the portal goes on: npm run backup -- FILE
await command(async () => {
  const [file, ...more] = wordsGiven()
  if (!file || more.length > 0) throw new Stop('Say where to: npm run backup -- FILE')
  const url = namedDatabase()
  await requireOurs(url)
  const began = Date.now()
  const manifest = await inSnapshot(url, (client) => writeBackup(client, file))
  const size = (statSync(file).size / 1e6).toLocaleString('en-AU', { maximumFractionDigits: 1 })
  console.log(`${rowsOf(manifest)} as of ${manifest.takenAt} are in ${file}, ${size} MB, in ${minutes(began)}.
Clinical text in it is sealed with ${keyNames(manifest.keys)}, which is not in it: keep that elsewhere, and as long as this file.
Names, contacts and history lie open in it: encrypt the file before it leaves this machine.`)
  return 0
})
