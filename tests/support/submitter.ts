// A process of its own that submits: what the races start several of. One line of jobs in, one line of results out.
import { createInterface } from 'node:readline'
import type { Consultant } from '@/lib/people/person'
import type { TypedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'

export type Job = { consultant: Consultant; typed: TypedRequest; at: string }

for await (const line of createInterface({ input: process.stdin })) {
  const jobs: Job[] = JSON.parse(line)
  const results = jobs.map(({ consultant, typed, at }) => submitRequest(consultant, typed, new Date(at)))
  console.log(JSON.stringify(await Promise.all(results)))
}
process.exit(0)
