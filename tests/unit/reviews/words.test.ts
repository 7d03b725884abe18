import { describe, expect, test } from 'vitest'
import { reviewsAddress } from '@/components/reviews/address'
import { decisionLine } from '@/components/reviews/earlier-words'
import type { ReviewView } from '@/components/reviews/review-view'
import { standsAt } from '@/components/reviews/review-words'
import { statuses } from '@/lib/requests/request'
import { reviewSchema, reviewSearchSchema, writePlace } from '@/lib/reviews/schema'

type Decision = ReviewView['read']['decisions'][number]
const decidedAt = new Date('2026-11-24T00:00:00Z')
const decision = (more: Partial<Decision>) =>
  ({
    ...{ stage: 'clinical', outcome: 'endorsed', sessions: 2, byPersonId: 'anna', byPerson: { name: 'Dr Anna Hart' } },
    ...{ byRule: null, condition: null, reason: null, reasonOther: '', textForConsultant: '', leadersNote: '' },
    ...{ decidedAt, ...more },
  }) as Decision
const view = (more: Partial<ReviewView>) =>
  ({ read: { consultant: { name: 'Priya Raman' } }, viewer: 'anna', due: null, left: '', ...more }) as ReviewView

describe('a decision in a line', () => {
  test('names number, day and who, then reason and notes', () => {
    expect(decisionLine(decision({}), 'Australia/Sydney')).toBe('Endorsed, 2 sessions, 24 Nov 2026 by Dr Anna Hart.')
    const declined = decision({
      ...{ outcome: 'declined', sessions: 0, reasonOther: 'Moves away', textForConsultant: 'See a GP.' },
      reason: { label: 'Other (say what)' } as Decision['reason'],
    })
    expect(decisionLine(declined, 'Australia/Sydney')).toBe(
      'Declined, 24 Nov 2026 by Dr Anna Hart. Reason: Moves away. For the consultant: “See a GP.”',
    )
  })
  test('says when a rule decided, and when it was the organisation', () => {
    const rule = decision({
      stage: 'organisation',
      outcome: 'approved',
      byRule: 'standing rule, version 2',
      byPerson: null,
    })
    expect(decisionLine(rule, 'Australia/Sydney')).toContain('by the standing rule, version 2.')
    const person = decision({ stage: 'organisation', outcome: 'approved', byPerson: { name: 'Joanna Pike' } })
    expect(decisionLine(person, 'Australia/Sydney')).toContain('by Joanna Pike, the organisation.')
  })
})

describe('where a review stands', () => {
  test('every state has words', () => {
    for (const status of statuses) expect(standsAt(view({ status }), undefined).title).not.toBe('')
  })
  test('who decided is you or a name', () => {
    const status = 'organisation_review'
    expect(standsAt(view({ status }), decision({})).title).toBe('You endorsed 2 sessions')
    expect(standsAt(view({ status, viewer: 'other' }), decision({ sessions: 1 })).title).toBe(
      'Dr Anna Hart endorsed 1 session',
    )
  })
})

describe('the address of the queue', () => {
  const id = '01a20fc5-acd6-722c-bccd-7fbd1c0ac4b2'
  const place = { urgent: true, at: '2026-12-01T00:00:00.000Z', id }
  test('reads back what it writes, and a change of filter begins at the first page', () => {
    const search = reviewSearchSchema.parse({ q: 'hart', tab: 'answer', after: writePlace(place) })
    expect(search).toMatchObject({ q: 'hart', tab: 'answer', after: place })
    expect(reviewsAddress(search, { tab: 'decided' })).toBe('/reviews?q=hart&tab=decided')
    expect(reviewsAddress(search, { before: place })).toContain(`before=u_2026-12-01T00%3A00%3A00.000Z_${id}`)
  })
  test('leaves out what is wrong', () => {
    const odd = { q: ['x'], organisation: "' OR 1", tab: 'all', after: 'n_x', before: {} }
    expect(reviewSearchSchema.parse(odd)).toEqual({ q: '', organisation: undefined, tab: 'review' })
  })
})

test('a review without a choice is told so', () => {
  expect(reviewSchema.safeParse({ request: 'ESR-7K3QX2', version: '3' }).error?.issues[0]).toMatchObject({
    ...{ path: ['choice'], message: 'Choose what you decide.' },
  })
})
