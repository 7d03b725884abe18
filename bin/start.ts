import { requirePort } from '@/bin/ports'
import { buildPortal, migrate } from '@/bin/prepare'
import { endAll, inForeground, onStop } from '@/bin/processes'
import { readSettings } from '@/bin/settings'
import { Stop } from '@/bin/stop'

const settings = readSettings()
const needed = ['DATABASE_URL', 'NEXTAUTH_SECRET', 'PORTAL_URL'].filter((name) => !process.env[name])
if (needed.length > 0) throw new Stop(`Production needs ${needed.join(', ')} in its environment (docs/operations.md).`)
await requirePort(settings.port, 'PORT')
await migrate(settings.databaseUrl ?? '')
await buildPortal()
onStop(endAll)
const words = [
  'node_modules/next/dist/bin/next',
  'start',
  '-H',
  process.env.HOST || '127.0.0.1',
  '-p',
  String(settings.port),
]
process.exit(
  await inForeground(words, { NODE_ENV: 'production', NEXTAUTH_URL: settings.portalUrl, NEXT_TELEMETRY_DISABLED: '1' }),
)
