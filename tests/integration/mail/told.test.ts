import { describe, expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { instantAt } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf } from '@/lib/requests/request'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { asked, hold } from '@/tests/integration/calendar/slots'
import { assistCase, clinicalLeader, declined, done, noon, person, smallWorld, submitted } from '@/tests/support/world'

// What a mail says of a request is so: which decision, how much can be booked, who decides, what is waited for.

const textOf = async (request: string, event: string): Promise<string> => {
  const where = { event, request: { reference: referenceOf(request) ?? '' } }
  const { text } = await db.mail.findFirstOrThrow({ where, orderBy: { id: 'desc' } })
  return text.replaceAll(/\s+/g, ' ')
}
const yes = { version: 1, choice: 'approve_all', condition: '' } as const

/** A request that reached the threshold, its Further details answered. */
async function inReview() {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  const request = await submitted(world, 4)
  const codes = ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps']
  const answers = Object.fromEntries([...codes, 'plan_if_declined'].map((code) => [code, 'Said.']))
  done(await answerFurtherDetails(world.consultant, { request, answers }, noon))
  return { world, request, leader: await clinicalLeader() }
}

describe('the consultant reads', () => {
  test('of an approval what can be booked of the case, what lapses when, the condition, and who was told', async () => {
    const world = await smallWorld({ entitled: 3, completed: 2 })
    const other = await assistCase(world.consultant, world.client.id, { entitled: 3 })
    const request = await submitted(world, 3)
    const fewer = { request, version: 1, choice: 'approve_fewer', sessions: 2, condition: 'hand_over' } as const
    done(await approveRequest(world.reviewer, fewer, noon))
    const text = await textOf(request, 'approved-consultant')
    expect(other.code).not.toBe(world.case.code)
    expect(text).toContain('Approved: 2 of 3')
    expect(text).toContain('3 can be booked.')
    expect(text).toContain('They lapse on 24 November 2027.')
    expect(text).toContain('The client has been told by email')
    expect(text).toContain('The organisation has decided')
    const { label } = await db.option.findFirstOrThrow({ where: { code: 'hand_over' } })
    expect(text).toContain(label)
    expect(text).not.toContain('made the request for')
  })

  test('of a slot that is held, of a standing rule, and of a client without email', async () => {
    const held = await asked()
    done(await hold(held))
    done(await approveRequest(held.reviewer, { ...yes, request: held.request }, noon))
    expect(await textOf(held.request, 'approved-consultant')).toContain('You hold Thu 3 December, 11:30 am')
    const ruled = await smallWorld({ terms: { standingRuleUpTo: 2, standingRuleBelow: 9 } })
    const byRule = await submitted(ruled, 2, { outcomeTo: 'nobody' })
    const text = await textOf(byRule, 'approved-consultant')
    expect(text).toContain('A standing rule of the organisation')
    expect(text).toContain('The client gets no email.')
  })

  test('of a review that declined: its words, never the leader’s own note', async () => {
    const { request, leader } = await inReview()
    const words = { reason: 'other', reasonOther: 'Elsewhere.', textForConsultant: 'Ask us.', leadersNote: 'Own note.' }
    done(await declineReview(leader, { request, version: 3, choice: 'decline', ...words }, noon))
    const text = await textOf(request, 'declined-consultant')
    expect(text).toMatch(/The clinical review has declined .*Elsewhere\. .*Ask us\..* you can ask again once/)
    expect(text).not.toContain('Own note')
  })

  test('of the organisation that declined after a review: its own reason, and that this was asked again already', async () => {
    const world = await smallWorld()
    const first = await declined(world, 2)
    const before = await textOf(first, 'declined-consultant')
    expect(before).toMatch(/The organisation has declined .*Budget.*you can ask again once/)
    const second = await declined(world, 2, { again: first, newInformation: 'New.' })
    expect(await textOf(second, 'declined-consultant')).not.toContain('ask again')
  })

  test('of an approval after a review what the organisation granted', async () => {
    const { world, request, leader } = await inReview()
    const some = { request, version: 3, choice: 'endorse_fewer', sessions: 2, leadersNote: '' } as const
    done(await endorseRequest(leader, some, noon))
    expect(await textOf(request, 'with-organisation')).toContain('endorsed 2 of the 4 sessions')
    const one = { request, version: 1, choice: 'approve_fewer', sessions: 1, condition: '' } as const
    done(await approveRequest(world.reviewer, one, noon))
    const text = await textOf(request, 'approved-consultant')
    expect(text).toContain('Approved: 1 of 4')
    expect(text).toContain('The organisation has decided')
  })
})

test('clocks say who decides, what is waited for, and how it ended', async () => {
  await person('administrator')
  const waits = await inReview()
  const details = await smallWorld({ entitled: 8, completed: 8 })
  const unanswered = await submitted(details, 4)
  const organisation = await smallWorld()
  const undecided = await submitted(organisation, 1)
  await runClocks(instantAt('2026-11-27', '08:00', 'Australia/Sydney'))
  expect(await textOf(unanswered, 'answer-reminder')).toContain('Further details')
  await runClocks(instantAt('2026-12-09', '08:00', 'Australia/Sydney'))
  expect(await textOf(waits.request, 'request-overdue')).toContain('clinical')
  expect(await textOf(undecided, 'request-overdue')).not.toContain('clinical')
  expect(await textOf(unanswered, 'request-ended')).toContain('has lapsed')
})
