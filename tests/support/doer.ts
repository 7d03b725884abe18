// A process of its own that does what a web server would: what faults are thrown at. One task a line, one result a line, as they end.
import { createInterface } from 'node:readline'
import { approveRequest } from '@/lib/approvals/approve'
import { faultOf } from '@/lib/database-fault'
import { db } from '@/lib/db'
import type { Consultant, Reviewer } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import type { TypedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'

export type Task =
  | { verb: 'submit'; by: Consultant; typed: TypedRequest; at: string }
  | { verb: 'approve'; by: Reviewer; request: string; at: string }
  | { verb: 'read' }

/** What a person would be told: it is done, a refusal, that it is not confirmed, or the page for bugs. */
export type Told = { done: string } | { refused: string } | { unconfirmed: string } | { broken: string }

const does = async (task: Task) => {
  if (task.verb === 'read') return { done: String(await db.request.count()) }
  const at = new Date(task.at)
  if (task.verb === 'submit') return submitRequest(task.by, task.typed, at)
  return approveRequest(task.by, { request: task.request, version: 1, choice: 'approve_all', condition: '' }, at)
}

async function told(task: Task): Promise<Told> {
  try {
    const result = await does(task)
    return isRefusal(result) ? { refused: result.sentence } : { done: 'request' in result ? result.request : 'done' }
  } catch (error) {
    const fault = faultOf(error)
    return fault ? { unconfirmed: fault.code } : { broken: String((error as Error).stack ?? error) }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, task } = JSON.parse(line) as { id: number; task: Task }
  void told(task).then((result) => console.log(JSON.stringify({ id, told: result })))
}
process.exit(0)
