import { join } from 'node:path'
import { raiseBare } from '@/bin/bench/bare'
import { openBrowser, type Visitor } from '@/bin/bench/browser'
import { cpuSeconds } from '@/bin/bench/cpu'
import { type Page, pagesOf } from '@/bin/bench/pages'
import { watchWire } from '@/bin/bench/wire'
import { ensureChromium } from '@/bin/browser'
import { atEnd, command } from '@/bin/command'
import { freePort } from '@/bin/ports'
import { startCluster } from '@/bin/postgres'
import { buildPortal } from '@/bin/prepare'
import { keepRunning } from '@/bin/processes'
import { answers } from '@/bin/serve'
import { environmentOf, setTheStage } from '@/bin/stage'
import { throwAwayFolder } from '@/tests/support/cluster'

// The ratios of speed that do not need a large database: V1 (CPU of a page against a bare one), V4 (scripts), V6 (queries).

const requests = 20
const turns = 3
const aims = { cpu: 1.5, scripts: 150, reviewersScripts: 110, queries: 8, rounds: 1 }

await command(async () => {
  await ensureChromium()
  const folder = throwAwayFolder()
  atEnd(folder.remove)
  const cluster = await startCluster(join(folder.path, 'postgres'), { lasting: false })
  const port = await freePort()
  const settings = {
    port,
    mailboxPort: port,
    dataDir: folder.path,
    databaseUrl: cluster.url('phoenix'),
    smtpUrl: 'smtp://127.0.0.1:9',
    portalUrl: `http://localhost:${port}`,
  }
  const { databaseUrl, story } = await setTheStage(settings, false)
  await buildPortal()
  const wire = await watchWire(databaseUrl)
  const environment = { ...environmentOf(settings, wire.url, settings.smtpUrl), NODE_ENV: 'production' }
  const log = join(folder.path, 'bench.log')
  const web = keepRunning(
    'web',
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    environment,
    log,
  )
  await answers(`${settings.portalUrl}/api/health`, log)

  const pages = await pagesOf(databaseUrl, story)
  const bare = await raiseBare(
    pages.map(({ sql }) => sql),
    databaseUrl,
    log,
  )
  await answers(`${bare.url}/rows/0`, log)
  const browser = await openBrowser(settings.portalUrl)
  atEnd(browser.close)
  const visitors = new Map<string, Visitor>()
  for (const { email } of pages) {
    const password = story.people.find((person) => person.email === email)?.password ?? ''
    if (!visitors.has(email)) visitors.set(email, await browser.signIn(email, password))
  }

  const rows: string[][] = []
  for (const [at, page] of pages.entries()) {
    const visitor = visitors.get(page.email) as Visitor
    const open = () => visit(`${settings.portalUrl}${page.path}`, visitor.cookie)
    const openBare = () => visit(`${bare.url}/rows/${at}`, '')
    await repeat(10, open)
    await repeat(10, openBare)
    wire.begin()
    await open()
    const { queries, rounds } = wire.end()
    const ratio = await ratioOfCpu([open, [web(), cluster.pid]], [openBare, [bare.pid(), cluster.pid]])
    rows.push(lineOf(page, ratio, await visitor.scripts(page.path), queries, rounds))
  }
  print(rows)
  return 0
})

async function visit(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await response.text()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
}

async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) await work()
}

type Side = [open: () => Promise<void>, processes: number[]]

/** CPU of the one against the other, in turns, so that what else the machine does meets both. */
async function ratioOfCpu(one: Side, other: Side): Promise<number> {
  const used = [0, 0]
  for (let turn = 0; turn < turns; turn++) {
    for (const [side, [open, processes]] of [one, other].entries()) {
      const before = cpuSeconds(processes)
      await repeat(requests, open)
      used[side] = (used[side] ?? 0) + cpuSeconds(processes) - before
    }
  }
  return (used[0] ?? 0) / (used[1] || Number.NaN)
}

const over = (value: number, aim: number) => (value > aim ? ' over' : '')

function lineOf({ path, role }: Page, ratio: number, bytes: number, queries: number, rounds: number): string[] {
  const kilobytes = bytes / 1024
  const most = role === 'reviewer' ? aims.reviewersScripts : aims.scripts
  // The first round finds the sign-in.
  const own = rounds - 1
  return [
    path,
    `${ratio.toFixed(2)} ×${over(ratio, aims.cpu)}`,
    `${kilobytes.toFixed(0)} KB${over(kilobytes, most)}`,
    `${queries}${over(queries, aims.queries)}`,
    `${own}${over(own, aims.rounds)}`,
  ]
}

function print(rows: string[][]) {
  const head = ['page', 'V1 CPU', 'V4 scripts', 'V6 queries', 'V6 rounds']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...rows]) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  console.log(
    `\nV1: CPU of web server and PostgreSQL against a bare page with the same rows, ${requests * turns} requests each; aim ${aims.cpu} ×.`,
  )
  console.log(
    `V4: scripts of a first visit, compressed; aim ${aims.scripts} KB, ${aims.reviewersScripts} KB for reviewers.`,
  )
  console.log(
    `V6: queries in all, aim ${aims.queries}; rounds after the one that finds the sign-in, aim ${aims.rounds}.`,
  )
}
