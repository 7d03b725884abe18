import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from '@/bin/browser'
import { readBrowserReport } from '@/bin/browser-report'
import { atEnd } from '@/bin/command'
import { freePort } from '@/bin/ports'
import { withDatabase } from '@/bin/prepare'
import { inForeground } from '@/bin/processes'
import { failure, judged, type Report } from '@/bin/report'
import { serve } from '@/bin/serve'
import { testServer, throwAwayFolder } from '@/tests/support/cluster'

/**
 * Runs browser tests, those whose path holds one of `words` or all of them, against the production build with the story in a
 * throw-away database, a real SMTP server and the worker. `heard` is told each line that is printed, which is then not shown.
 */
export async function runBrowserTests(words: readonly string[] = [], heard?: (line: string) => void): Promise<Report> {
  await ensureChromium()
  const folder = throwAwayFolder()
  atEnd(folder.remove)
  const server = await testServer()
  const database = `phoenix_e2e_${process.pid}`
  atEnd(async () => {
    await withDatabase(server.url('postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
    )
    await server.stop()
  })
  const port = await freePort()
  const settings = {
    port,
    mailboxPort: await freePort(),
    dataDir: folder.path,
    databaseUrl: server.url(database),
    smtpUrl: undefined,
    portalUrl: `http://localhost:${port}`,
  }
  await serve(settings)
  mkdirSync('dist/reports', { recursive: true })
  const report = 'dist/reports/e2e.json'
  const environment = { DEMO_FILE: join(folder.path, 'demo.json'), REPORT: report }
  const code = await inForeground(['node_modules/@playwright/test/cli.js', 'test', ...words], environment, heard)
  if (!existsSync(report)) return failure(`Playwright ended with ${code} and left no report.`)
  return judged(readBrowserReport(readFileSync(report, 'utf8')), code)
}
