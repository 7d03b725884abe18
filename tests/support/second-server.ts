import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from '@/bin/ports'
import { portal } from '@/tests/support/portal'

/** Another web server of the same build, with a line to its database (the portal's unless told otherwise) that can be cut. */
export type SecondServer = {
  url: string
  /** Nobody answers where the database was. */
  cut: () => Promise<void>
  /** The database is there and says nothing any more. */
  freeze: () => void
  mend: () => Promise<void>
  /** The next change that speaks of a table is made, and the answer that it was made gets lost. */
  loseAnswerAbout: (table: string) => void
  stop: () => Promise<void>
  /** All that it has written to its terminal. */
  said: () => string
}

export async function startSecondServer(
  environment: Record<string, string> = {},
  database = portal().database,
): Promise<SecondServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const line = await openLine(database)
  const address = { HOST: '127.0.0.1', PORT: String(port), PORTAL_URL: url, NEXTAUTH_URL: url }
  const settings = {
    ...address,
    DATABASE_URL: line.url,
    NEXTAUTH_SECRET: 's'.repeat(32),
    TEXT_KEY: portal().textKey,
    DEMO: '1',
  }
  const words = ['--import', './bin/leash.mjs', 'dist/web.mjs']
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const, ...environment }
  const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  await answers(`${url}/api/health`, child)
  const stop = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    await line.cut()
  }
  return { ...line, url, stop, said: () => said }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until && child.exitCode === null; ) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The second server does not answer.')
}

async function openLine(database: string) {
  const target = new URL(database)
  const open = new Set<Socket>()
  let losing = ''
  let frozen = false
  const serve = (client: Socket) => {
    const server = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, server]) open.add(socket.on('error', () => socket.destroy()))
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
    server.pipe(client)
    let meant = false
    client.on('data', (chunk) => {
      if (frozen) return
      meant ||= losing !== '' && chunk.includes(`"${losing}"`)
      const commits = meant && chunk.includes('COMMIT')
      // What is said now still reaches the database; nothing of its answer comes back.
      if (commits) server.unpipe(client)
      server.write(chunk)
      if (!commits) return
      losing = ''
      server.once('data', () => server.destroy()).resume()
    })
  }
  const port = await freePort()
  let listener: Server | undefined
  const cut = async () => {
    listener?.close()
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const mend = async () => {
    await cut()
    frozen = false
    listener = createServer(serve).listen(port, '127.0.0.1')
    await once(listener, 'listening')
  }
  const freeze = () => {
    frozen = true
  }
  await mend()
  const url = Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(port) }).href
  const loseAnswerAbout = (table: string) => {
    losing = table
  }
  return { url, cut, freeze, mend, loseAnswerAbout }
}
