import { command } from '@/bin/command'
import { serve } from '@/bin/serve'
import { readSettings } from '@/bin/settings'

await command(async () => {
  const settings = readSettings()
  const { story } = await serve(settings, { fresh: process.argv.includes('--fresh') })
  const mailbox = settings.smtpUrl ? '' : `, its mailbox at http://localhost:${settings.mailboxPort}`
  const who = story.people.map(({ role, name, email, password }) => {
    return `  ${role.replace('_', ' ').padEnd(16)} ${name.padEnd(24)} ${email.padEnd(36)} ${password}`
  })
  console.log(`
Phoenix is at ${settings.portalUrl}${mailbox}.

Sign in as one of these, or choose a person on the page itself:
${who.join('\n')}

Ctrl-C stops everything. Next time it keeps what you did; npm run demo -- --fresh begins anew.`)
  return undefined
})
