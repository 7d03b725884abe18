// A process of its own that runs the clocks: what two workers are. One instant a line in, how many things it did a line out.
import { createInterface } from 'node:readline'
import { runClocks } from '@/lib/clocks/run-clocks'

for await (const line of createInterface({ input: process.stdin })) {
  const done = await runClocks(new Date(line))
  console.log(JSON.stringify({ done }))
}
process.exit(0)
