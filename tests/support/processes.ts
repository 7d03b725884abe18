import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { bundle } from '@/bin/bundle.mjs'
import { databaseUrl } from '@/tests/support/database'
import type { Job } from '@/tests/support/submitter'

export type Submitted = { request?: string; refused?: true; sentence?: string }

/** Several processes on one database, each with its own connections: what two servers are. */
export async function submitters(count: number) {
  const program = await bundle('tests/support/submitter.ts')
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const children = Array.from({ length: count }, () => spawn(process.execPath, [program], { env }))
  const lines = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]())
  for (const child of children) child.stderr.pipe(process.stderr)
  const send = async (child: ChildProcessWithoutNullStreams, index: number, jobs: Job[]): Promise<Submitted[]> => {
    child.stdin.write(`${JSON.stringify(jobs)}\n`)
    const line = await lines[index]?.next()
    return JSON.parse(line?.value ?? '[]')
  }
  return {
    /** Deals the jobs out to the processes and sends them all at once. */
    async submit(jobs: readonly Job[]): Promise<Submitted[]> {
      const dealt = children.map((_, index) => jobs.filter((_, job) => job % count === index))
      return (await Promise.all(children.map((child, index) => send(child, index, dealt[index] ?? [])))).flat()
    },
    stop: () => {
      for (const child of children) child.stdin.end()
    },
  }
}
