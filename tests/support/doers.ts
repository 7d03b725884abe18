import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bundle } from '@/bin/bundle.mjs'
import type { Task, Told } from '@/tests/support/doer'

/** A process that does what a web server would, its connections to the database opened. */
export type Doer = {
  pid: number
  /** What the person is told; null where the process was killed before it said anything. */
  does: (task: Task) => Promise<Told | null>
  /** kill -9; returns when it is gone. */
  kill: () => Promise<void>
}

/** Starts one. `environment` names its database. */
export async function doer(environment: Record<string, string>): Promise<Doer> {
  const program = await bundled()
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const waiting = new Map<number, (told: Told | null) => void>()
  let tasks = 0
  child.stdin?.on('error', () => {})
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    const { id, told } = JSON.parse(line)
    waiting.get(id)?.(told)
    waiting.delete(id)
  })
  gone.then(() => {
    for (const tell of waiting.values()) tell(null)
  })
  const does = (task: Task) =>
    new Promise<Told | null>((tell) => {
      waiting.set(++tasks, tell)
      child.stdin?.write(`${JSON.stringify({ id: tasks, task })}\n`)
    })
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  await does({ verb: 'read' })
  return { pid: child.pid ?? 0, does, kill }
}

let program: Promise<string> | undefined
function bundled(): Promise<string> {
  program ??= bundle('tests/support/doer.ts')
  return program
}
