// Two web servers and two workers on one database, people at work through them, and something killed every ten seconds. Afterwards
// what people were told is held against history, mails against the server that took them, and the whole against `npm run check`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bundle } from '@/bin/bundle.mjs'
import { atEnd, command } from '@/bin/command'
import { startCluster } from '@/bin/postgres'
import { buildPortal, migrate } from '@/bin/prepare'
import { inForeground } from '@/bin/processes'
import { settleTexts } from '@/bin/text-keys'
import { throwAwayFolder } from '@/tests/support/cluster'
import { type Ending, judge } from './judge'
import type { Operation } from './operation'
import { turn } from './play'
import { raise } from './processes'
import { sink } from './sink'
import { visitor } from './visitor'

const minutes = Number(process.env.MINUTES ?? (process.env.SIZE === 'full' ? 20 : 1))
const seed = Number(process.env.SEED ?? Date.now() & 0xffff_ffff)
const perSecond = 20
const killEvery = 10_000
const sizes =
  minutes > 5 ? { organisations: 12, consultants: 24, cases: 12 } : { organisations: 4, consultants: 8, cases: 6 }

const chance = chances(seed)

await command(async () => {
  const folder = throwAwayFolder()
  atEnd(folder.remove)
  const cluster = await startCluster(join(folder.path, 'postgres'))
  const office = await sink(chance)
  atEnd(office.close)
  const environment = {
    DATABASE_URL: cluster.url('phoenix'),
    NEXTAUTH_SECRET: 'nemesis and long enough',
    TEXT_KEY: `nemesis:${'A'.repeat(43)}`,
    ...{ SMTP_URL: office.url, TRUSTED_PROXIES: '1' },
    // A server that hangs is given up sooner than in earnest.
    SMTP_PATIENCE: '5',
  }
  Object.assign(process.env, environment)
  await migrate(environment.DATABASE_URL)
  await settleTexts(environment.DATABASE_URL, environment)
  await buildPortal()
  for (const program of ['bin/web.ts', 'bin/worker.ts']) await bundle(program)
  const reports = 'dist/reports/nemesis'
  mkdirSync(reports, { recursive: true })

  // The verbs read the settings above when they are loaded.
  const { tellCast } = await import('./cast')
  const cast = await tellCast(sizes)
  const house = await raise(environment, (name) => join(reports, `${name}.log`))
  let ended = false
  const endAll = async () => {
    if (!ended) await Promise.all(house.all.map(({ end }) => end()))
    ended = true
  }
  atEnd(endAll)
  await ready(house.servers)
  let asked = 0
  const visit = (somebody: readonly { id: string; cookie: string }[], network: number) =>
    somebody.map((one, nth) => visitor(house, one, network * 256 + nth, () => void asked++))
  const players = {
    consultants: visit(cast.consultants, 1),
    reviewers: visit(cast.reviewers, 2),
    leaders: visit(cast.leaders, 3),
  }

  const operations: Operation[] = []
  const busy = new Set<string>()
  const told = { chance, busy, note: (operation: Operation) => void operations.push(operation) }
  const began = Date.now()
  const until = began + minutes * 60_000
  const killer = setInterval(() => house.all[Math.floor(chance() * house.all.length)]?.kill(), killEvery)
  let broken = 0
  const underway = new Set<Promise<void>>()
  let turns = 0
  // One turn is two to three requests; a turn begins whenever fewer were sent than `perSecond`.
  while (Date.now() < until) {
    if (underway.size < 60 && asked < ((Date.now() - began) / 1_000) * perSecond) {
      turns += 1
      const one: Promise<void> = turn(players, cast, told)
        .catch(() => {
          broken += 1
        })
        .finally(() => underway.delete(one))
      underway.add(one)
    }
    await new Promise((next) => setTimeout(next, 500 / perSecond))
  }
  await Promise.all(underway)
  clearInterval(killer)

  await settled(environment.DATABASE_URL)
  const ending: Ending = await judge(environment.DATABASE_URL, operations, office.taken)
  await endAll()
  writeFileSync(join(reports, 'operations.json'), JSON.stringify({ seed, operations }, null, 1))
  const checked = await inForeground([await bundle('bin/check.ts')], environment)
  const kills = house.all.map(({ name, killed }) => `${name} ${killed()}`).join(', ')
  const pace = (asked / minutes / 60).toFixed(1)
  const count = (outcome: string) => operations.filter((one) => one.outcome === outcome).length
  for (const line of ending.lines.slice(0, 40)) console.log(line)
  console.log(
    `nemesis: ${minutes} minutes, ${asked} requests, ${pace} a second, in ${turns} turns (${broken} broken off), ${operations.length} operations (${count('ok')} confirmed, ${count('refused')} refused, ${count('unknown')} unknown), kill -9: ${kills}; ${ending.mails}; ${ending.lines.length} differences, check ${checked === 0 ? 'empty' : 'NOT empty'} (SEED=${seed})`,
  )
  return ending.lines.length === 0 && checked === 0 ? 0 : 1
})

/** Waits until no mail waits any more, or for three minutes. */
async function settled(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const until = Date.now() + 180_000; Date.now() < until; ) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS waiting FROM mail WHERE status IN ('queued', 'claimed')`,
    )
    if (rows[0].waiting === 0) break
    await new Promise((next) => setTimeout(next, 500))
  }
  await client.end()
}

async function ready(servers: readonly string[]): Promise<void> {
  for (const server of servers)
    for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((next) => setTimeout(next, 200)))
      if (
        await fetch(`${server}/api/health`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        break
}

/** Evenly spread numbers from 0 to 1 that a seed gives again (mulberry32). What the processes make of them is as it comes. */
function chances(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
