import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { lastSessionNear } from '@/lib/clients/client'
import { casesOf, isMeant, type ListedCase } from '@/lib/clients/list'
import { type ClientSearch, clientFilters, clientSearchSchema, clientTabs } from '@/lib/clients/schema'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { appointment, assistCase, client, consultant, days, noon, organisation } from '@/tests/support/world'

// The filters of My Clients: what the database narrows and pages must be what the functions say of each row, and no row less.

const minute = 60_000
const numRuns = process.env.SIZE === 'full' ? 400 : 40

type Search = Partial<Record<keyof ClientSearch, string>>
const list = (viewer: Consultant, search: Search = {}) => casesOf(viewer, clientSearchSchema.parse(search), noon)
const key = ({ number }: ListedCase) => `ASST-${String(number).padStart(6, '0')}`

/** All rows of a tab, page after page by key. */
async function wholeList(viewer: Consultant, search: Search): Promise<ListedCase[]> {
  const rows: ListedCase[] = []
  for (let after: string | undefined; ; ) {
    const page = await list(viewer, { ...search, ...(after && { after }) })
    expect(page.rows.length === 0 ? 0 : page.first).toBe(page.rows.length === 0 ? 0 : rows.length + 1)
    rows.push(...page.rows)
    const last = page.rows.at(-1)
    if (rows.length >= page.of || !last) return rows
    after = key(last)
  }
}

describe('generated caseloads', () => {
  let viewer: Consultant
  let all: Record<(typeof clientTabs)[number], ListedCase[]>

  beforeAll(async () => {
    viewer = await consultant()
    const employers = [await organisation(), await organisation({ countScope: 'case' })]
    const [generated] = fc.sample(fc.array(caseload, { minLength: 60, maxLength: 60 }), { seed: 2026, numRuns: 1 })
    for (const [index, one] of (generated ?? []).entries()) await told(viewer, employers[index % 2] ?? '', one, index)
    const [open, request, closed] = await Promise.all(clientTabs.map((tab) => wholeList(viewer, { tab })))
    all = { open: open ?? [], request: request ?? [], closed: closed ?? [] }
  }, 60_000)

  test('hold rows that each filter keeps, and rows that it leaves out', () => {
    const rows = [...all.open, ...all.closed]
    expect(rows).toHaveLength(60)
    for (const filter of clientFilters) {
      const kept = rows.filter((row) => isMeant({ [filter]: '1' }, row)).length
      expect(kept, filter).toBeGreaterThan(5)
      expect(kept, filter).toBeLessThan(55)
    }
    // An outcome to tell outlives its case.
    expect(all.closed.some(({ task }) => task?.needsYou)).toBe(true)
    expect(rows.some((row) => lastSessionNear(row) && row.booked === 1)).toBe(true)
    expect(rows.some((row) => lastSessionNear(row) && row.left === 1)).toBe(true)
  })

  test(`are filtered, counted and paged as the functions say, ${numRuns} searches`, async () => {
    const on = fc.option(fc.constant('1' as const), { nil: undefined })
    const search = fc.record({
      ...{ needs: on, near: on, request: on },
      tab: fc.constantFrom(...clientTabs),
      sort: fc.constantFrom('name', '-name', 'case', '-case', 'next', '-next', 'organisation'),
      q: fc.constantFrom('', '', '', 'wren', 'nobody', 'asst', 'esr', '1', 'esr- wren'),
    })
    await fc.assert(
      fc.asyncProperty(search, async ({ needs, near, request, ...plain }) => {
        const filters = Object.fromEntries(Object.entries({ needs, near, request }).filter(([, value]) => value))
        const meant = (rows: ListedCase[]) => rows.filter((row) => isMeant(filters, row)).map(key)
        const everything = await wholeList(viewer, plain)
        expect((await wholeList(viewer, { ...plain, ...filters })).map(key)).toEqual(meant(everything))
        const { counts } = await list(viewer, { ...plain, ...filters })
        for (const tab of clientTabs)
          expect(counts[tab], tab).toBe(meant(await wholeList(viewer, { ...plain, tab })).length)
      }),
      { numRuns, seed: 4 },
    )
  }, 120_000)

  test('a page before a key is the page that led to it', async () => {
    const first = await list(viewer, { near: '1' })
    const second = await list(viewer, { near: '1', after: key(first.rows.at(-1) as ListedCase) })
    expect(second.rows.length).toBeGreaterThan(0)
    const back = await list(viewer, { near: '1', before: key(second.rows[0] as ListedCase) })
    expect(back.rows.map(key)).toEqual(first.rows.map(key))
    // A key that the filter leaves out is none.
    const out = all.open.find((row) => !lastSessionNear(row)) as ListedCase
    expect((await list(viewer, { near: '1', after: key(out) })).rows.map(key)).toEqual(first.rows.map(key))
  })
})

const caseload = fc.record({
  entitled: fc.constantFrom(0, 1, 2, 3, 4, 6),
  /** Held so many days ago. */
  held: fc.array(fc.constantFrom(3, 10, 30, 200, 364, 365, 366, 380, 500), { maxLength: 4 }),
  how: fc.constantFrom('completed', 'completed', 'no_show', 'client_late', 'client_early'),
  /** Booked so many days ahead, or back and not settled yet. */
  booked: fc.uniqueArray(fc.constantFrom(-2, -1, 1, 7, 14), { maxLength: 2 }),
  request: fc.constantFrom(null, null, 'draft', 'organisation_review', 'organisation_question', 'further_details'),
  closed: fc.constantFrom(true, false, false),
  toTell: fc.constantFrom(true, false, false),
})

type Caseload = typeof caseload extends fc.Arbitrary<infer Value> ? Value : never

/** Writes a case as it was generated; its tasks are settled by the rule. */
async function told(viewer: Consultant, employer: string, one: Caseload, index: number) {
  const of = await client(employer, { familyName: `Marlowe ${index}` })
  const { id } = await assistCase(viewer, of.id, { entitled: one.entitled })
  // A time of day of its own, so that nothing overlaps.
  const session = (day: number, more = {}) => {
    const startsAt = new Date(noon.getTime() + days(day) + index * 20 * minute)
    return appointment(viewer, id, startsAt, { endsAt: new Date(startsAt.getTime() + 15 * minute), ...more })
  }
  const cancelled = one.how.startsWith('client')
  const how = cancelled ? { status: 'cancelled', cancellation: one.how, cancelledAt: noon } : { status: one.how }
  for (const ago of one.held) await session(-ago, how)
  if (!one.closed) for (const day of one.booked) await session(day)
  const status = one.closed ? null : one.request
  const reference = `Q${index.toString().padStart(5, '0')}`
  const whose = { clientId: of.id, organisationId: employer, consultantId: viewer.id, startedById: viewer.id }
  if (status)
    await db.request.create({ data: { reference, status, submissionKey: randomUUID(), caseId: id, ...whose } })
  if (one.closed) await db.assistCase.update({ where: { id }, data: { closedAt: noon } })
  // A question needs the viewer even where no task stands beside it.
  if (status !== 'organisation_question') await db.$transaction((tx) => settleTasks(tx, id, null, noon))
  if (one.toTell) await db.task.create({ data: { caseId: id, kind: 'tell_client_the_outcome' } })
}
