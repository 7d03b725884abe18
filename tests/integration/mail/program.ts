import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { vi } from 'vitest'
import { bundle } from '@/bin/bundle.mjs'

/** What processes of their own do may take this long on a machine that does something else too. */
export const patience = { timeout: 15_000 }

/** Starts one of bin/'s programs as its own process. `said` is all it wrote so far. */
export const start = async (program: string, environment: Record<string, string>) =>
  startNode([await bundle(program)], environment)

/** The same for what Node runs as it is. */
export function startNode(words: string[], environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    pid: child.pid ?? 0,
    said: () => said,
    /** Waits until it has said the words. */
    says: (words: string) => vi.waitFor(() => assert(said.includes(words), said), { ...patience, interval: 20 }),
    ended,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async end(signal: NodeJS.Signals) {
      child.kill(signal)
      return ended
    },
  }
}
