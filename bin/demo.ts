import { serve } from '@/bin/serve'
import { readSettings } from '@/bin/settings'

const settings = readSettings()
const { stage } = await serve(settings, { fresh: process.argv.includes('--fresh') })

console.log(`
Phoenix is at ${settings.portalUrl}${settings.smtpUrl ? '' : `, its mailbox at http://localhost:${settings.mailboxPort}`}.

Sign in as one of these, or choose a person on the page itself:
${stage.story.people.map(({ role, name, email, password }) => `  ${role.padEnd(16)} ${name.padEnd(24)} ${email}  ${password}`).join('\n')}

Ctrl-C stops everything. Next time it keeps what you did; npm run demo -- --fresh begins anew.`)
