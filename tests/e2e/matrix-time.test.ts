import { expect } from '@playwright/test'
import { filledIn } from '@/tests/support/matrix/pages'
import { type Matrix, nowhere, test } from '@/tests/support/matrix/server'

// What is out of reach takes as long to be not found as what does not exist (S1): asked by turns, the medians are alike.

const pairs = process.env.SIZE === 'full' ? 400 : 40
const most = 1.25
/** Addresses, and who asks for a foreign record there. */
const asked = [
  ['/cases/[case]', 'consultant', 'idle'],
  ['/clients/[client]', 'consultant', 'idle'],
  ['/calendar/[appointment]', 'practice_staff', 'ahead'],
  ['/requests/[request]', 'consultant', 'waiting'],
  ['/approvals/[request]', 'reviewer', 'waiting'],
] as const

const median = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0

/** How many times as long one of two takes, in whichever direction; each asked as often, in turns that change places. */
async function ratioOf(matrix: Matrix, paths: readonly [string, string], cookie: string): Promise<number> {
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < pairs; turn++)
    for (const which of turn % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
      const from = performance.now()
      await matrix.get(paths[which], cookie)
      times[which].push(performance.now() - from)
    }
  const [one, other] = [median(times[0]), median(times[1])]
  return Math.max(one / other, other / one)
}

for (const [address, who, of] of asked)
  test(`${address}, not found in the same time`, async ({ matrix }) => {
    const record = await matrix.record('other organisation', of)
    const paths = [filledIn(address, record), filledIn(address, nowhere)] as const
    for (const path of paths) expect((await matrix.get(path, matrix.cookie(who))).status).toBe(404)
    const ratios: number[] = []
    // A machine that does something else meanwhile may have it measured again, twice at most.
    while (ratios.length < 3 && !ratios.some((ratio) => ratio <= most))
      ratios.push(await ratioOf(matrix, paths, matrix.cookie(who)))
    console.log(`S1: ${address}: ${ratios.map((ratio) => ratio.toFixed(3)).join(', ')} times, of ${pairs} pairs`)
    expect(Math.min(...ratios)).toBeLessThanOrEqual(most)
  })
