// A process of its own that submits: what the races start several of. One line of jobs in, one line of results out.
import { createInterface } from 'node:readline'
import { faultOf } from '@/lib/database-fault'
import type { Consultant } from '@/lib/people/person'
import type { TypedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'

export type Job = { consultant: Consultant; typed: TypedRequest; at: string }

for await (const line of createInterface({ input: process.stdin })) {
  const jobs: Job[] = JSON.parse(line)
  console.log(JSON.stringify(await Promise.all(jobs.map(submit))))
}
process.exit(0)

/** A slow machine may tell some of so many at once that nothing was kept: they press again, as people do. */
async function submit(job: Job): ReturnType<typeof submitRequest> {
  try {
    return await submitRequest(job.consultant, job.typed, new Date(job.at))
  } catch (error) {
    if (faultOf(error)?.fault !== 'busy') throw error
    return submit(job)
  }
}
