import { describe, expect, test } from 'vitest'
import { dayClockOf, holidayWords } from '@/components/requests/due-words'
import { historyOf } from '@/components/requests/history-words'
import { nextSteps } from '@/components/requests/next-words'
import { stepsOf } from '@/components/requests/where-words'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { answerQuestion } from '@/lib/requests/answer'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { days, done, noon, smallWorld, submitted } from '@/tests/support/world'
import { viewOf } from './view'

const later = (count: number) => new Date(noon.getTime() + days(count))
const states = (view: Awaited<ReturnType<typeof viewOf>>) => stepsOf(view).map(({ state, line }) => [state, line])
const titles = (view: Awaited<ReturnType<typeof viewOf>>) => historyOf(view).map(({ title }) => title)

describe('a request says where it is', () => {
  test('with its organisation: no review needed, the dates, the days, what comes next', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const request = await submitted(world, 3)
    const view = await viewOf(world.consultant, request, noon)
    expect(states(view)).toEqual([
      ['done', '24 Nov, 12:00 pm'],
      ['skipped', 'Not needed, total is 11'],
      ['current', 'Decides by Thu 3 Dec'],
      ['upcoming', 'Mailed by Fri 4 Dec'],
    ])
    expect(dayClockOf(view)).toEqual({
      days: ['Tue 24 Nov', 'Wed 25', 'Thu 26', 'Fri 27', 'Mon 30', 'Tue 1 Dec', 'Wed 2', 'Thu 3'],
      ...{ today: 0, past: 0 },
    })
    expect(holidayWords(view)).toBe('Business days in New South Wales. No public holiday falls in this time.')
    expect(titles(view)).toEqual([
      'Reached the organisation',
      `Submitted by ${world.consultant.name}`,
      `Started by ${world.consultant.name}`,
    ])
    expect(nextSteps(view)).toHaveLength(3)
    const late = await viewOf(world.consultant, request, later(14))
    expect(dayClockOf(late)).toMatchObject({ today: undefined, past: 8 })
    expect(states(late)[3]).toEqual(['upcoming', 'Mailed when it is decided'])
  })

  test('over a holiday: which day it leaves out', async () => {
    const world = await smallWorld()
    const view = await viewOf(world.consultant, await submitted(world, 1, {}), noon)
    const holidays = new Set(['2026-11-27'])
    expect(holidayWords({ ...view, holidays })).toContain('Without the public holiday Fri 27 Nov.')
  })

  test('at the threshold: it waits for the consultant', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const view = await viewOf(world.consultant, await submitted(world, 4), noon)
    expect(states(view).slice(1)).toEqual([
      ['current', 'Waits for your answers'],
      ['upcoming', '7 business days'],
      ['upcoming', 'To you and the client'],
    ])
    expect(dayClockOf(view)).toBeNull()
    expect(historyOf(view)[0]?.line).toContain('Counted 12: clinical review.')
  })

  test('asked, answered, approved: the clock pauses, runs on, and the sessions are added', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    done(await askQuestion(world.reviewer, { request, version: 1, choice: 'ask', question: 'Is it enough?' }, later(1)))
    const asked = await viewOf(world.consultant, request, later(2))
    expect(states(asked).slice(2)).toEqual([
      ['paused', 'Clock paused on day 1'],
      ['upcoming', '6 business days after your answer'],
    ])
    expect(historyOf(asked)[0]?.line).toContain('“Is it enough?”')
    const answer = { request, version: asked.read.version, answer: 'It is.' }
    done(await answerQuestion(world.consultant, answer, later(2)))
    const fewer = { request, version: 3, choice: 'approve_fewer', sessions: 2, condition: '' } as const
    done(await approveRequest(world.reviewer, fewer, later(3)))
    const view = await viewOf(world.consultant, request, later(3))
    expect(states(view)[2]).toEqual(['done', 'Decided on day 2 of 7'])
    expect(titles(view).slice(0, 3)).toEqual([
      `2 sessions added to ${world.case.code}`,
      'Approved, 2 of 3, by the organisation',
      `Answered by ${world.consultant.name}`,
    ])
    expect(nextSteps(view)).toEqual([])
  })

  test('approved by the standing rule: it never was in a reviewer’s hands', async () => {
    const world = await smallWorld({ terms: { standingRuleUpTo: 2, standingRuleBelow: 9 } })
    const view = await viewOf(world.consultant, await submitted(world, 2), noon)
    expect(states(view)[2]).toEqual(['done', 'Approved by its standing rule'])
    expect(titles(view)).not.toContain('Reached the organisation')
    expect(titles(view)[1]).toBe('Approved, 2 of 2, by the standing rule of agreement version 1')
  })

  test('declined, and withdrawn', async () => {
    const declined = await smallWorld()
    const first = await submitted(declined, 1)
    const why = { request: first, version: 1, choice: 'decline', reason: 'budget', reasonOther: '' } as const
    done(await declineRequest(declined.reviewer, why, later(1)))
    expect(states(await viewOf(declined.consultant, first, later(1)))[2]).toEqual([
      'declined',
      'Declined on day 1 of 7',
    ])
    const withdrawn = await smallWorld()
    const second = await submitted(withdrawn, 1)
    const reason = { request: second, reason: 'other', reasonOther: 'Moved away' }
    done(await withdrawRequest(withdrawn.consultant, reason, later(1)))
    const view = await viewOf(withdrawn.consultant, second, later(1))
    expect(states(view).slice(2)).toEqual([
      ['skipped', 'Not decided'],
      ['done', 'Withdrawn 25 Nov, 12:00 pm'],
    ])
    expect(historyOf(view)[0]?.line).toContain('Other: Moved away.')
  })
})
