import { command } from '@/bin/command'
import { migrate } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { givenKeys, settleTexts } from '@/bin/text-keys'

// Brings the database of DATABASE_URL to this release before its processes start: the first step of a deployment. It makes a database
// that is missing, and changes nothing where nothing is to be done.
await command(async () => {
  const url = process.env.DATABASE_URL
  const missing = ['DATABASE_URL', 'TEXT_KEY'].filter((name) => !process.env[name])
  if (!url || missing.length > 0)
    throw new Stop(`Migrating needs ${missing.join(' and ')}, as web server and worker have it.`)
  givenKeys(process.env)
  await migrate(url)
  await settleTexts(url, process.env)
  console.log('The database has all that this release needs.')
  return 0
})
