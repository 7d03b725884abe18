import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Asked, answersTo, asks } from '@/bin/bench/messages'

/** A statement that went over the wire, and the round it was asked in, from 1. */
export type Statement = Asked & { round: number }

export type Wire = {
  /** The database seen through the wire. */
  url: string
  /**
   * All that is asked while `work` is done and until it is answered, with every answer kept back for `hold` milliseconds.
   * One watch at a time.
   */
  watch: (work: () => Promise<unknown>, hold?: number) => Promise<Statement[]>
  close: () => void
}

/**
 * Stands between the portal and PostgreSQL, on loopback. While it watches it keeps answers back: what waits for no answer
 * is then asked before the first one comes, and a new round begins where something is asked that had to wait for one.
 */
export async function watchWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const tally = newTally()
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, database]) sockets.add(socket.setNoDelay(true))
    pass(client, database, tally)
    client.on('close', () => {
      for (const socket of [client, database]) sockets.delete(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    async watch(work, hold = 100) {
      Object.assign(tally, { watching: true, hold, statements: [], round: 0 })
      try {
        await work()
        for (let tries = 0; tally.underWay > 0 && tries < 500; tries++) await sleep(10)
        return tally.statements
      } finally {
        tally.watching = false
      }
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const newTally = () => ({ watching: false, hold: 0, statements: [] as Statement[], round: 0, underWay: 0 })

/** One connection. Its statements go in batches; the server answers batch by batch. */
function pass(client: Socket, database: Socket, tally: ReturnType<typeof newTally>) {
  const unanswered: number[] = []
  let batch = 0
  const sees = asks(
    (asked) => {
      if (tally.underWay++ === 0) tally.round++
      if (tally.watching) tally.statements.push({ ...asked, round: tally.round })
      batch++
    },
    () => {
      unanswered.push(batch)
      batch = 0
    },
  )
  client.on('data', (chunk: Buffer) => {
    sees(chunk)
    database.write(chunk)
  })

  // The first whole answer says that the connection is open, and answers no batch.
  let open = false
  const answered = answersTo(() => {
    if (open) tally.underWay -= unanswered.shift() ?? 0
    open = true
  })
  let before: Promise<unknown> = Promise.resolve()
  database.on('data', (chunk: Buffer) => {
    const held = tally.watching ? sleep(tally.hold) : undefined
    before = Promise.all([before, held]).then(() => {
      answered(chunk)
      client.write(chunk)
    })
  })

  client.on('close', () => {
    tally.underWay -= unanswered.splice(0).reduce((sum, size) => sum + size, batch)
    batch = 0
  })
  client.on('error', () => {}).on('close', () => database.destroy())
  database.on('error', () => {}).on('close', () => client.destroy())
}

/** What is kept once a page is sent, and nobody waits for: that it was opened, by a view or in history, and that the sign-in lives. */
const afterwards =
  /^\s*(INSERT INTO client_view\b|UPDATE "public"\."sign_in" |INSERT INTO "public"\."history_entry"|SELECT "t0"\."id" FROM "public"\."history_entry")/

/** What a page waited for: what is counted, and the look-up of the sign-in, stand apart; rounds are those after it. */
export function traffic(all: Statement[]): { lookUps: number; queries: number; rounds: number } {
  const statements = all.filter(({ sql }) => !afterwards.test(sql) && !/\brate_limit\b/.test(sql))
  const first = statements.findIndex(({ sql }) => !/\bsign_in\b/.test(sql))
  const lookUps = first < 0 ? statements.length : first
  const rounds = new Set(statements.slice(lookUps).map(({ round }) => round)).size
  return { lookUps, queries: statements.length - lookUps, rounds }
}
