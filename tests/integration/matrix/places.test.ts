import { beforeAll, describe, expect, test } from 'vitest'
import { approvalsFor } from '@/lib/approvals/queries'
import { caseNumber } from '@/lib/cases/assist-case'
import { casesWithoutConsultant } from '@/lib/cases/without-consultant'
import { casesOf } from '@/lib/clients/list'
import { clientSearchSchema } from '@/lib/clients/schema'
import { db } from '@/lib/db'
import { historyOfCase, historyOfClient } from '@/lib/history/queries'
import { asCaseAssigner, asReviewer } from '@/lib/sign-in/gated'
import { type Grid, type GridRecord, makeGrid, recordOf } from '@/tests/support/matrix/grid'
import { noon } from '@/tests/support/world'

// Where a page of a list begins is named in its address (`?after=`): somebody else's record there is as good as none.

let grid: Grid
let waiting: { own: GridRecord; foreign: GridRecord }
let unassigned: { own: GridRecord; foreign: GridRecord }
beforeAll(async () => {
  grid = await makeGrid(noon)
  // The foreign one comes first, so that all of one's own would come after it.
  const pair = async (state: 'waiting' | 'unassigned') => {
    const foreign = await recordOf(grid, 'other organisation', state)
    await recordOf(grid, 'own', state)
    return { foreign, own: await recordOf(grid, 'own', state) }
  }
  waiting = await pair('waiting')
  unassigned = await pair('unassigned')
})

function letIn<T>(actor: T | null): T {
  return actor ?? expect.fail('The gate is closed.')
}

describe('a list that begins after a foreign record is as one that begins after none', () => {
  test('Approvals', async () => {
    const reviewer = letIn(asReviewer(grid.people.reviewer))
    const from = (number: string) => approvalsFor(reviewer, { tab: 'decision', search: '', after: number }, noon)
    expect(await from(waiting.foreign.request)).toEqual(await from('ESR-0000Z0'))
  })

  test('cases without a consultant', async () => {
    const staff = letIn(asCaseAssigner(grid.people.practice_staff))
    const from = (code: string) => casesWithoutConsultant(staff, code)
    // A sealed text opens when it is read: both are read whole.
    const read = async (code: string) => JSON.stringify(await from(code))
    expect(await read(unassigned.foreign.case)).toBe(await read('ASST-999999'))
    const numbers = async (list: ReturnType<typeof from>) => (await list).rows.map(({ number }) => number)
    const [first = 0, ...rest] = await numbers(casesWithoutConsultant(staff))
    expect(rest).toHaveLength(1)
    expect(await numbers(from(caseNumber(first)))).toEqual(rest)
    // One that was given away meanwhile is a place of the practice's still.
    await db.assistCase.update({ where: { number: first }, data: { consultantId: grid.anchor.id } })
    expect(await numbers(from(caseNumber(first)))).toEqual(rest)
  })

  test('My Clients', async () => {
    for (const way of ['after', 'before'])
      for (const filter of [{}, { request: '1' }]) {
        const list = (code: string) => casesOf(grid.anchor, clientSearchSchema.parse({ ...filter, [way]: code }), noon)
        expect(await list(waiting.foreign.case)).toEqual(await list('ASST-999999'))
      }
  })

  test('the history of a case and of a client', async () => {
    const where = { clientId: waiting.foreign.client }
    const { id } = await db.historyEntry.findFirstOrThrow({ where, orderBy: { id: 'desc' } })
    for (const of of [
      (after: string) => historyOfCase(grid.anchor, waiting.own.case, { take: 5, after }),
      (after: string) => historyOfClient(grid.anchor, waiting.own.client, { take: 5, after }),
    ])
      expect(await of(String(id))).toEqual(await of('999999999'))
  })
})
