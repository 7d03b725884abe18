import { bundleOwnScript } from '@/bin/bundle.mjs'
import { command } from '@/bin/command'
import { requirePort } from '@/bin/ports'
import { inForeground } from '@/bin/processes'
import { serve } from '@/bin/serve'
import { makeDataDir, readSettings } from '@/bin/settings'
import { environmentOf, migrateAndSeal } from '@/bin/stage'

// With a database of one's own only the web server runs, on whatever that database holds; otherwise the whole demo.
await command(async () => {
  const settings = readSettings()
  await bundleOwnScript()
  if (settings.databaseUrl) {
    makeDataDir(settings)
    await requirePort(settings.port, 'PORT', 'dev')
    await migrateAndSeal(settings, settings.databaseUrl)
    const environment = environmentOf(settings, settings.databaseUrl, settings.smtpUrl ?? 'smtp://127.0.0.1:1025')
    const words = ['node_modules/next/dist/bin/next', 'dev', '-H', '127.0.0.1', '-p', String(settings.port)]
    return inForeground(words, { ...environment, NODE_ENV: 'development' })
  }
  await serve(settings, { developing: true })
  console.log(
    `Phoenix is at ${settings.portalUrl} and follows what you change; it writes to ${settings.dataDir}/web.log.`,
  )
  console.log('Ctrl-C stops it.')
  return undefined
})
