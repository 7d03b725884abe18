import { command } from '@/bin/command'
import { migrate } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { givenKeys, settleTexts } from '@/bin/text-keys'

// Brings the database of DATABASE_URL to this release before its processes start: the first step of a deployment. It makes a database
// that is missing, and changes nothing where nothing is to be done.
await command(async () => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Stop('Migrating needs DATABASE_URL, and TEXT_KEY as web server and worker have it.')
  givenKeys(process.env)
  await migrate(url)
  await settleTexts(url, process.env)
  console.log('The database is up to date.')
  return 0
})
