import { bundle } from '@/bin/bundle.mjs'
import { command } from '@/bin/command'
import { requirePort } from '@/bin/ports'
import { buildPortal, migrate } from '@/bin/prepare'
import { inOurPlace } from '@/bin/processes'
import { readSettings } from '@/bin/settings'
import { Stop } from '@/bin/stop'
import { givenKeys, settleTexts } from '@/bin/text-keys'

await command(async () => {
  const settings = readSettings()
  const missing = ['DATABASE_URL', 'NEXTAUTH_SECRET', 'PORTAL_URL', 'TEXT_KEY'].filter((name) => !process.env[name])
  if (missing.length > 0) throw new Stop(`Production needs ${missing.join(', ')} in its environment.`)
  givenKeys(process.env)
  await requirePort(settings.port, 'PORT', 'start')
  await migrate(settings.databaseUrl ?? '')
  await settleTexts(settings.databaseUrl ?? '', process.env)
  await buildPortal()
  const host = process.env.HOST || '127.0.0.1'
  return inOurPlace([await bundle('bin/web.ts')], {
    ...{ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXTAUTH_URL: settings.portalUrl },
    ...{ HOST: host, PORT: String(settings.port) },
  })
})
