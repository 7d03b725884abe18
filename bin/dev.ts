import { requirePort } from '@/bin/ports'
import { migrate } from '@/bin/prepare'
import { endAll, inForeground, onStop } from '@/bin/processes'
import { serve } from '@/bin/serve'
import { makeDataDir, readSettings } from '@/bin/settings'
import { environmentOf } from '@/bin/stage'

// With a database of one's own only the web server runs, on whatever that database holds; otherwise the whole demo.
const settings = readSettings()
if (settings.databaseUrl) {
  makeDataDir(settings)
  await requirePort(settings.port, 'PORT')
  await migrate(settings.databaseUrl)
  onStop(endAll)
  const environment = environmentOf(settings, settings.databaseUrl, settings.smtpUrl ?? 'smtp://127.0.0.1:1025')
  const words = ['node_modules/next/dist/bin/next', 'dev', '-H', '127.0.0.1', '-p', String(settings.port)]
  process.exit(await inForeground(words, { ...environment, NODE_ENV: 'development' }))
}
await serve(settings, { developing: true })
console.log(
  `Phoenix is at ${settings.portalUrl} and follows what you change. Its words: ${settings.dataDir}/web.log. Ctrl-C stops it.`,
)
