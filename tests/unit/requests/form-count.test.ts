import { describe, expect, test } from 'vitest'
import { type FormFacts, withoutOthers } from '@/components/requests/form-facts'
import { liveCount } from '@/components/requests/live-count'
import { meterParts } from '@/components/requests/meter-words'
import { urgentWords, verdictWords, wrongDoorWords } from '@/components/requests/verdict-words'
import { addDays } from '@/lib/clocks/calendar-date'
import { promiseOn } from '@/lib/clocks/deadlines'
import type { CountedCase } from '@/lib/entitlement/allotments'
import type { TypedRequest } from '@/lib/requests/schema'

const today = '2026-11-24'
const terms = {
  ...{ organisationClock: 7, organisationClockUrgent: 2, clinicalClock: 5, clinicalClockUrgent: 1 },
  ...{ answerClock: 10, timeZone: 'Australia/Sydney' },
}
const pace = (urgent: boolean) => {
  const promised = (reachesThreshold: boolean) =>
    promiseOn(today, { reachesThreshold, urgent, terms, holidays: new Set() })
  return { organisation: urgent ? 2 : 7, clinical: urgent ? 1 : 5, below: promised(false), reached: promised(true) }
}
const choice = (code: string, released: string, more = {}) => ({
  ...{ code, label: code, released, saysWhat: false, urgent: false },
  ...more,
})

const completedOn = (number: number, on: string) => ({
  ...{ number, on, startsAt: new Date(`${on}T01:00:00Z`), status: 'completed', cancellation: null },
})
const caseOf = (id: string, number: number, sessions: number, dates: readonly string[]): CountedCase => ({
  ...{ id, number, open: true },
  allotments: [{ id: `${id} entitlement`, kind: 'entitlement', sessions, grantedOn: '2026-01-05' }],
  appointments: dates.map((on, index) => completedOn(number * 100 + index, on)),
})

/** 8 of 8 sessions held: 3 more come to 11, 4 to 12. */
const eight = Array.from({ length: 8 }, (_, index) => addDays('2026-08-18', index * 7))
const facts = (cases = [caseOf('own', 123, 8, eight)], more: Partial<FormFacts> = {}): FormFacts => ({
  ...{
    case: 'ASST-000123',
    client: { name: 'Wren Marlowe', short: 'Wren' },
    organisation: 'Example',
    consultant: 'Ash',
    newIssue: { href: '/clients/wren/cases/new', words: '.' },
  },
  count: { scope: 'client', caseId: 'own', threshold: 12, cases, pending: [] },
  ...{ own: [123], today, firstDate: addDays(today, -14), timeZone: terms.timeZone, most: 4, mostInAll: null },
  ...{ standingRule: null, answerDays: 10, usual: pace(false), urgent: pace(true), address: null },
  goals: [choice('usual', 'Usual'), choice('urgent', 'Stabilise wellbeing', { urgent: true })],
  pathways: [choice('gp', 'GP')],
  details: [
    { code: 'issue', label: 'Issue', help: '', required: true },
    { code: 'work', label: 'Work', help: '', required: false },
  ],
  again: null,
  ...more,
})
const typed = (more: Partial<TypedRequest> = {}): TypedRequest => ({
  ...{ case: 'ASST-000123', submissionKey: '', sessions: '3', dateOfRequest: '24 Nov 2026', goal: 'usual' },
  ...{ goalOther: '', pathway: 'gp', pathwayOther: '', outcomeTo: 'client', outcomeAddress: '' },
  ...{ details: {}, again: '', newInformation: '', ...more },
})
const verdictOf = (of: FormFacts, more: Partial<TypedRequest>) => verdictWords(of, liveCount(of, typed(more)))

describe('the live count', () => {
  test.each([
    ['3', 11, false],
    ['4', 12, true],
    ['', 8, false],
    ['0', 8, false],
    ['5', 8, false],
    ['2.5', 8, false],
    ['four', 8, false],
  ])('of %j comes to %i', (sessions, total, crossed) => {
    const live = liveCount(facts(), typed({ sessions }))
    expect([live.ledger.total, live.crossed]).toEqual([total, crossed])
  })

  test('a number above the most of the agreement is not counted', () => {
    expect(liveCount(facts(undefined, { most: 2 }), typed({ sessions: '3' })).asked).toBe(0)
  })

  test.each([
    ['24/11/2026', today],
    ['10 November 2026', '2026-11-10'],
    ['9/11/2026', today],
    ['25/11/2026', today],
    ['31 February 2026', today],
    ['', today],
  ])('the date %j counts by %s', (dateOfRequest, date) => {
    expect(liveCount(facts(), typed({ dateOfRequest })).date).toBe(date)
  })

  test('another date recounts: a session of a year before it still counts', () => {
    const old = facts([caseOf('own', 123, 1, ['2025-11-20'])])
    expect(liveCount(old, typed({ sessions: '1' })).ledger.total).toBe(1)
    expect(liveCount(old, typed({ sessions: '1', dateOfRequest: '2026-11-15' })).ledger.total).toBe(2)
  })
})

describe('the verdict', () => {
  test('below the threshold: straight to the organisation, its date and the outcome’s', () => {
    expect(verdictOf(facts(), { sessions: '3' })).toEqual({
      sentence: '3 needs no clinical review; 4 does.',
      consequence: 'It goes straight to the organisation, who decide by Thu 3 December; outcome by Fri 4 December.',
    })
  })

  test('at the threshold: a clinical leader first, 13 business days once Further details are answered', () => {
    const { consequence } = verdictOf(facts(), { sessions: '4' })
    expect(consequence).toContain('A clinical leader looks at it first, by Tue 1 December.')
    expect(consequence).toContain('Then the organisation has 7 business days;')
    expect(consequence).toMatch(/outcome by Fri 11 December, if you answer Further details today\.$/)
    const answered = verdictOf(facts(), { sessions: '4', details: { issue: 'It changed.' } })
    expect(answered.consequence).toMatch(/outcome by Fri 11 December\.$/)
  })

  test('an urgent goal: 1 and 2 business days, and what the organisation reads', () => {
    const live = liveCount(facts(), typed({ goal: 'urgent' }))
    expect(verdictWords(facts(), live).consequence).toContain('by Thu 26 November')
    const words = urgentWords(facts(), live)
    expect(words).toContain('urgent. The organisation has 2 business days.')
    const reached = urgentWords(facts(), liveCount(facts(), typed({ goal: 'urgent', sessions: '4' })))
    expect(reached).toContain('The clinical leader has 1 business day, the organisation 2 business days.')
    expect(words).toContain('“Stabilise wellbeing”')
    expect(urgentWords(facts(), liveCount(facts(), typed()))).toBe('')
  })

  test('a standing rule, and a limit in all', () => {
    const ruled = facts([caseOf('own', 123, 6, [])], { standingRule: { upTo: 2, below: 9 } })
    expect(verdictOf(ruled, { sessions: '2' }).consequence).toContain('approves it at once')
    expect(verdictOf(ruled, { sessions: '3' }).consequence).toContain('straight to the organisation')
    expect(verdictOf(facts(undefined, { mostInAll: 9 }), { sessions: '2' }).consequence).toContain('9 sessions in all')
  })
})

describe('the wrong door', () => {
  const doors = (of: FormFacts) => wrongDoorWords(of, liveCount(of, typed({ sessions: '' })))

  test('none, where there is nothing else', () => expect(doors(facts())).toEqual([]))

  test('entitlement on another open case, by its number only where it is one’s own', () => {
    const own = caseOf('own', 123, 8, eight)
    expect(doors(facts([own, caseOf('second', 130, 6, [])]))[0]).toContain('ASST-000130 has 6 sessions left')
    const count = withoutOthers(
      { ...facts([own, caseOf('x', 131, 1, [])]).count, asked: 0, dateOfRequest: today },
      new Set(['own']),
    )
    const [hint] = doors(facts(undefined, { count }))
    expect(hint).toContain("Another open case of Wren's has 1 session left")
    expect(JSON.stringify(count)).not.toContain('131')
  })

  test('sessions that leave the 12 months within 30 days', () => {
    expect(doors(facts([caseOf('own', 123, 2, ['2025-11-30', '2025-12-10'])]))).toEqual([
      "2 sessions of Wren's leave the 12 months by 10 Dec. If it can wait until then, the count is lower by 2.",
    ])
  })
})

test('the sum has all six parts, each with what it is made of', () => {
  const notes = meterParts(liveCount(facts(), typed()).ledger, facts()).map(({ kind, count, note }) => [
    kind,
    count,
    note,
  ])
  expect(notes).toEqual([
    ['completed', 8, '18 Aug to 6 Oct'],
    ['charged', 0, ''],
    ['scheduled', 0, ''],
    ['remaining', 0, 'nothing left to book'],
    ['pending', 0, 'no other open request'],
    ['asked', 3, undefined],
  ])
})
