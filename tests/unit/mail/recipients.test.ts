import { describe, expect, it } from 'vitest'
import { mailEvents } from '@/lib/mail/mail'
import { consentOver, isFor, recipients, remindedOf, type Told, toldOf, waitsForDailyMail } from '@/lib/mail/recipients'
import { lifecycle, type RequestEvent, requestEvents } from '@/lib/requests/lifecycle'

/** The table of domain §6, written down a second time by hand. */
const table: Record<RequestEvent, Told[]> = {
  submitted: ['reviewers'],
  submitted_for_further_details: ['consultant_side'],
  submitted_for_clinical_review: ['clinical_leaders'],
  further_details_answered: ['clinical_leaders'],
  further_details_not_needed: ['reviewers'],
  clinical_question_asked: ['consultant_side'],
  clinical_question_answered: ['asker'],
  endorsed: ['consultant', 'reviewers'],
  clinically_declined: ['consultant', 'client'],
  organisation_question_asked: ['consultant_side'],
  organisation_question_answered: ['asker'],
  approved: ['consultant', 'client'],
  declined: ['consultant', 'client'],
  withdrawn: ['consultant_side', 'reviewers'],
  lapsed: ['consultant_side', 'reviewers'],
}

describe('who is told what', () => {
  it.each(requestEvents)('%s is told as domain §6 says', (event) => {
    expect(recipients[event].map(({ to }) => to)).toEqual(table[event])
  })

  it('uses every mail', () => {
    const reminders = (['organisation', 'clinical', 'answer'] as const).flatMap((clock) => remindedOf(clock, 'overdue'))
    const all = [...requestEvents.flatMap((event) => recipients[event]), ...reminders]
    const used = new Set([...all, consentOver].map(({ mail }) => mail))
    expect([...used].sort()).toEqual([...mailEvents].sort())
    for (const { mail, to } of [...all, consentOver]) expect([mail, isFor(mail)]).toEqual([mail, to])
    expect(isFor('daily-mail')).toBeUndefined()
  })

  it('sends a client nothing but an outcome, and reviewers nothing that a consultant reads', () => {
    const to = (told: Told) =>
      new Set(
        requestEvents.flatMap((event) => recipients[event].filter((one) => one.to === told).map(({ mail }) => mail)),
      )
    expect([...to('client')].sort()).toEqual(['approved-client', 'declined-client'])
    expect([...to('reviewers')].sort()).toEqual(['no-decision-needed', 'request-waits'])
  })

  it.each(['withdrawn', 'lapsed'] as const)('%s reaches reviewers only where the request was with them', (event) => {
    for (const from of lifecycle[event].from) {
      const told = toldOf(event, from).map(({ to }) => to)
      expect([from, told.includes('reviewers')]).toEqual([
        from,
        from === 'organisation_review' || from === 'organisation_question',
      ])
    }
  })

  it.each([
    ['organisation', ['reviewers'], ['reviewers', 'administrators']],
    ['clinical', ['clinical_leaders'], ['clinical_leaders', 'administrators']],
    ['answer', ['consultant_side'], ['consultant_side', 'administrators']],
  ] as const)(
    'the %s clock reminds who has it, and of what is overdue the administrators too',
    (clock, before, late) => {
      const to = (kind: 'waits' | 'due' | 'overdue') => remindedOf(clock, kind).map((one) => one.to)
      expect([to('waits'), to('due'), to('overdue')]).toEqual([before, before, late])
    },
  )

  it('leaves to the mail of the day what goes to reviewers, and nothing urgent', () => {
    const all = [...requestEvents.flatMap((event) => recipients[event]), ...remindedOf('organisation', 'overdue')]
    const left = (reviewerMail: string, urgent: boolean, stage: string) =>
      all.filter((one) => waitsForDailyMail(one, { urgent, agreement: { reviewerMail }, questions: [{ stage }] }))
    expect(new Set(left('daily', false, 'clinical').map(({ to }) => to))).toEqual(new Set(['reviewers']))
    expect(new Set(left('daily', false, 'organisation').map(({ to }) => to))).toEqual(new Set(['reviewers', 'asker']))
    expect([left('daily', true, 'organisation'), left('at_once', false, 'organisation')]).toEqual([[], []])
  })

  it('tells nobody of a draft that is withdrawn', () => {
    expect(toldOf('withdrawn', 'draft')).toEqual([])
  })
})
