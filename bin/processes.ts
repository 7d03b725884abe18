import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { atEnd, giveUp } from '@/bin/command'
import { Stop } from '@/bin/stop'

type Environment = Record<string, string | undefined>

const running = new Set<ChildProcess>()
let ending = false

/** Runs a program of node_modules/.bin to its end. Throws a Stop with the last of what it said when it fails. */
export async function tool(
  trouble: string,
  [program = '', ...words]: string[],
  environment: Environment = {},
): Promise<void> {
  const child = spawn(`node_modules/.bin/${program}`, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk).slice(-8_000)))
  const code = await ended(child)
  if (code !== 0) throw new Stop(`${trouble}:\n${said.trim()}`)
}

/**
 * Runs a Node program to its end and returns its exit code. Its words go straight to the terminal, or line by line to `heard`.
 */
export function inForeground(
  words: string[],
  environment: Environment = {},
  heard?: (line: string) => void,
): Promise<number> {
  const env = { ...process.env, ...environment }
  if (!heard) return ended(spawn(process.execPath, words, { env, stdio: 'inherit' }))
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', heard)
  return ended(child)
}

/**
 * Runs a Node program in our place: signals go to it, so that it ends in order in its own time, and its exit code is ours. It ends
 * with us, even when we are killed outright.
 */
export function inOurPlace(words: string[], environment: Environment = {}): Promise<number> {
  const child = spawn(process.execPath, ['--import', './bin/leash.mjs', ...words], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.removeAllListeners(signal).on(signal, () => child.kill(signal))
  return ended(child)
}

/**
 * Keeps a Node program running: started again when it dies, however it dies, and given up when it never gets going.
 * What it says goes to `log`. It ends with us, even when we are killed outright. Returns a way to ask for its process.
 */
export function keepRunning(name: string, words: string[], environment: Environment, log: string): () => number {
  let early = 0
  let pid = 0
  const begin = () => {
    const file = openSync(log, 'a')
    const startedAt = Date.now()
    const child = spawn(process.execPath, ['--import', './bin/leash.mjs', ...words], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', file, file],
    })
    closeSync(file)
    pid = child.pid ?? 0
    ended(child).then((code) => {
      if (ending) return
      early = Date.now() - startedAt < 5_000 ? early + 1 : 0
      if (early >= 3) giveUp(new Stop(`The ${name} does not stay up (code ${code}). See ${log}.`))
      else setTimeout(begin, 300 * early)
    })
  }
  begin()
  return () => pid
}

/** Ends all that was started here, politely first, and waits for it. */
async function endAll(): Promise<void> {
  ending = true
  const children = [...running]
  for (const child of children) child.kill('SIGTERM')
  const force = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL')
  }, 5_000)
  await Promise.all(
    children.map((child) => new Promise((done) => (running.has(child) ? child.once('exit', done) : done(0)))),
  )
  clearTimeout(force)
}

/** What a process runs, '' when there is no such process: a number alone may have gone to another one since. */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    const file = `/proc/${pid}/cmdline`
    return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ''
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function ended(child: ChildProcess): Promise<number> {
  if (running.size === 0) atEnd(endAll)
  running.add(child)
  return new Promise((done) => {
    const end = (code: number) => {
      running.delete(child)
      done(code)
    }
    child.on('error', () => end(127))
    child.on('exit', (code, signal) => end(code ?? (signal ? 128 : 1)))
  })
}
