import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '@/bin/ports'
import { type Line, openLine } from '@/tests/support/line'
import { portal } from '@/tests/support/portal'

/** Another web server of the same build, with a line to its database (the portal's unless told otherwise) that can be cut. */
export type SecondServer = Line & {
  url: string
  /** Its process. */
  pid: number
  signal: (signal: NodeJS.Signals) => void
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
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
    DATABASE_URL: line.databaseUrl,
    NEXTAUTH_SECRET: 's'.repeat(32),
    TEXT_KEY: portal().textKey,
    DEMO: '1',
  }
  const words = ['--import', './bin/leash.mjs', 'dist/web.mjs']
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const, ...environment }
  const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  await answers(`${url}/api/health`, child)
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
    await line.cut()
  }
  const signal = (one: NodeJS.Signals) => void child.kill(one)
  return { ...line, url, pid: child.pid ?? 0, signal, ended, stop, said: () => said }
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
