import { join } from 'node:path'
import { raiseBare } from '@/bin/bench/bare'
import { launch, type Script, scriptsOf } from '@/bin/bench/browser'
import { cpuInTurns } from '@/bin/bench/cpu'
import { crowd } from '@/bin/bench/crowd'
import { factsOf } from '@/bin/bench/facts'
import { open, statementsOf, visitorsOf } from '@/bin/bench/measure'
import { type Page, pagesOf } from '@/bin/bench/pages'
import { wholeReads } from '@/bin/bench/plans'
import { type Figures, headline, line, misses, summary } from '@/bin/bench/report'
import { startServer } from '@/bin/bench/server'
import { watchWire } from '@/bin/bench/wire'
import { ensureChromium } from '@/bin/browser'
import { bundle } from '@/bin/bundle.mjs'
import { atEnd, command } from '@/bin/command'
import { startCluster } from '@/bin/postgres'
import { buildPortal } from '@/bin/prepare'
import { environmentOf, setTheStage } from '@/bin/stage'
import { throwAwayFolder } from '@/tests/support/cluster'

// The figures of speed that need no large database: V1 (CPU of a page against a bare one), V4 (scripts), V6 (queries).
// Words after `npm run bench --` choose pages by a part of their name or address.

const clients = 10_000
/** Opened before it counts, until the code is as fast as it gets; then in turns with the bare page. */
const [warming, turns, times] = [25, 3, 20]

await command(async () => {
  await ensureChromium()
  const folder = throwAwayFolder()
  atEnd(folder.remove)
  const log = join(folder.path, 'bench.log')
  const cluster = await startCluster(join(folder.path, 'postgres'), { lasting: false })
  const databaseUrl = cluster.url('phoenix')
  const mail = { smtpUrl: 'smtp://127.0.0.1:9', mailboxPort: 9 }
  const settings = { ...mail, port: 0, dataDir: folder.path, databaseUrl, portalUrl: 'http://localhost' }
  const { story } = await setTheStage(settings, false)
  const pages = chosen(pagesOf(await factsOf(databaseUrl, story), new Date()))
  await crowd(databaseUrl, clients)

  await buildPortal()
  const wire = await watchWire(databaseUrl)
  atEnd(wire.close)
  const environmentAt = (portalUrl: string) => environmentOf({ ...settings, portalUrl }, wire.url, mail.smtpUrl)
  const portal = await startServer([await bundle('bin/web.ts')], environmentAt, '/api/health', log)
  atEnd(portal.stop)
  const bare = await raiseBare(
    pages.map(({ rows }) => rows),
    databaseUrl,
    log,
  )
  atEnd(bare.stop)
  const browser = await launch()
  atEnd(() => browser.close())
  const visitorOf = await visitorsOf(browser, portal.url, pages)

  console.log(headline)
  const measured: Figures[] = []
  for (const [at, page] of pages.entries()) {
    const visitor = visitorOf(page)
    const address = `${portal.url}${page.path}`
    const ours = { once: () => open(address, visitor), processes: [portal.pid, cluster.pid] }
    const theirs = { once: () => open(`${bare.url}/rows/${at}`, visitor), processes: [bare.pid, cluster.pid] }
    const statements = await statementsOf(wire, ours.once)
    const whole = await wholeReads(databaseUrl, statements, page.whole)
    const scripts: Script[] = await scriptsOf(browser, visitor, address)
    for (const { once } of [ours, theirs]) for (let time = 0; time < warming; time++) await once()
    const figures = { page, statements, whole, scripts, cpu: await cpuInTurns([ours, theirs], turns, times) }
    measured.push(figures)
    console.log(line(figures))
  }
  console.log(summary(measured, turns * times))
  return measured.some((figures) => misses(figures).length > 0) ? 1 : 0
})

function chosen(pages: Page[]): Page[] {
  const words = process.argv.slice(3).map((word) => word.toLowerCase())
  const fits = ({ name, path }: Page) => words.some((word) => `${name} ${path}`.toLowerCase().includes(word))
  return words.length > 0 ? pages.filter(fits) : pages
}
