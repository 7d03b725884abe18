import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from '@/bin/ports'
import { portal } from '@/tests/support/portal'

/** Another web server of the same build on the same database, with a line to the database that can be cut. */
export type SecondServer = {
  url: string
  /** Nobody answers where the database was. */
  cut: () => Promise<void>
  mend: () => Promise<void>
  /** The next change is made, and the answer that it was made gets lost. */
  loseNextAnswer: () => void
  stop: () => Promise<void>
}

export async function startSecondServer(environment: Record<string, string> = {}): Promise<SecondServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const line = await openLine(portal().database)
  const settings = {
    DATABASE_URL: line.url,
    PORTAL_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: 's'.repeat(32),
    DEMO: '1',
  }
  const words = [
    '--import',
    './bin/leash.mjs',
    'node_modules/next/dist/bin/next',
    'start',
    '-H',
    '127.0.0.1',
    '-p',
    `${port}`,
  ]
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const, ...environment }
  const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  await answers(`${url}/api/health`, child)
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await line.cut()
  }
  return { url, cut: line.cut, mend: line.mend, loseNextAnswer: line.loseNextAnswer, stop }
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
  let losing = false
  const serve = (client: Socket) => {
    const server = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, server]) open.add(socket.on('error', () => socket.destroy()))
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
    server.pipe(client)
    client.on('data', (chunk) => {
      const commits = losing && chunk.includes('COMMIT')
      // What is said now still reaches the database; nothing of its answer comes back.
      if (commits) server.unpipe(client)
      server.write(chunk)
      if (!commits) return
      losing = false
      server.once('data', () => server.destroy())
    })
  }
  const port = await freePort()
  let listener: Server | undefined
  const mend = async () => {
    listener = createServer(serve).listen(port, '127.0.0.1')
    await once(listener, 'listening')
  }
  const cut = async () => {
    listener?.close()
    for (const socket of open) socket.destroy()
    open.clear()
  }
  await mend()
  const url = Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(port) }).href
  return {
    url,
    cut,
    mend,
    loseNextAnswer: () => {
      losing = true
    },
  }
}
