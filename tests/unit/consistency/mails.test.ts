import { describe, expect, test } from 'vitest'
import type { MailFact, PersonFact, TaskFact } from '@/lib/consistency/facts'
import { mailDifferences, outcomeDifferences, whyNotLawful } from '@/lib/consistency/mails'
import { replayRequest } from '@/lib/consistency/replay'
import { approved, at, mail, people, questioned, request, row, sharedOf, started, submitted } from './facts'

const waits = mail('request-waits', at(24), { personId: 'reviewer' })
const told = replayRequest([started, submitted])
const decided = replayRequest([started, submitted, approved])
const answer = row('request.organisation_question_answered', at(26), {
  data: { from: 'organisation_question', to: 'organisation_review' },
})
const outcome = mail('approved-consultant', at(25), { personId: 'consultant' })

const found = (
  mails: readonly MailFact[],
  of = told,
  all: readonly PersonFact[] = people,
  terms = {},
  urgent = false,
) =>
  mailDifferences({ ...request, urgent }, of, mails, sharedOf(all, terms)).map(({ stored, history }) => [
    stored,
    history,
  ])
const second: PersonFact = { ...(people[1] as PersonFact), id: 'second' }

describe('mails to people', () => {
  test('are one for each event and each whom it tells', () => {
    expect(found([waits])).toEqual([])
    expect(found([])).toEqual([['0', '1']])
    expect(found([waits, waits])).toEqual([['2', '1']])
    expect(found([waits, outcome], decided)).toEqual([])
    expect(found([waits], decided)).toEqual([['0', '1']])
    expect(found([waits], told, [...people, second])).toEqual([['0', '1']])
  })
  test('have an event at their instant', () => {
    expect(found([waits, mail('request-waits', at(25), { personId: 'reviewer' })])).toEqual([['1', '0']])
    expect(found([waits, outcome])).toEqual([['1', '0']])
    expect(found([waits, mail('request-waits', at(24), { personId: 'consultant' })])).toEqual([['1', '0']])
  })
  test('that clocks send have reasons of their own', () =>
    expect(found([waits, mail('reminder', at(26), { personId: 'reviewer' })])).toEqual([]))
  test('that are sent again count to the one that they repeat', () =>
    expect(found([waits, { ...waits, id: 'again', resendOfId: waits.id }])).toEqual([]))
  test('may be there or not, where nobody knows how somebody stood then', () => {
    const moved = [people[0] as PersonFact, { ...(people[1] as PersonFact), moved: true }]
    expect([found([], told, moved), found([waits], told, moved)]).toEqual([[], []])
    const later = { ...second, invitedBy: String(Number(submitted.id) + 1) }
    expect(found([waits], told, [...people, later])).toEqual([])
  })
  test('are left to the daily one where the organisation has it, unless it is urgent', () => {
    const daily = { reviewerMail: 'daily' }
    expect(found([], told, people, daily)).toEqual([])
    expect(found([waits], told, people, daily)).toEqual([['1', '0']])
    const answered = replayRequest([started, submitted, questioned, answer])
    const asked = mail('question-asked', at(25), { personId: 'consultant' })
    expect(found([asked], answered, people, daily)).toEqual([])
    expect(found([waits, asked], answered)).toEqual([['0', '1']])
    expect(found([], told, people, { reviewerMail: 'daily' }, true)).toEqual([['0', '1']])
  })
  test('tell only the outcome where a standing rule decides in the same breath', () => {
    const byRule = replayRequest([started, submitted, { ...approved, personId: null, rule: 'standing rule' }])
    expect(found([outcome], byRule)).toEqual([])
  })
})

describe('the client', () => {
  const client = mail('approved-client', at(25), { clientId: 'client' })
  const task: TaskFact = {
    ...{ caseId: 'case', kind: 'tell_client_the_outcome', appointmentId: null, requestId: 'request', doneAt: null },
  }
  const ways = (mails: readonly MailFact[], tasks: readonly TaskFact[], outcomeTo = 'client', of = decided) =>
    outcomeDifferences({ ...request, outcomeTo }, of, mails, tasks, []).length === 0

  test.each<[string, boolean, readonly MailFact[], readonly TaskFact[], string?]>([
    ['by one mail', true, [client], []],
    ['by the consultant, where there is no address', true, [], [task]],
    ['by the consultant, where they want no mail', true, [], [task], 'nobody'],
    ['not at all', false, [], []],
    ['by mail, though they want none', false, [client], [task], 'nobody'],
    ['twice', false, [client, { ...client, id: 'b' }], []],
    ['by mail and by the consultant', false, [client], [task]],
    ['by a mail that failed', false, [{ ...client, status: 'failed' }], []],
    ['by a mail that failed, and by the consultant', true, [{ ...client, status: 'failed' }], [task]],
    ['by a mail that may have arrived, and by the consultant', true, [{ ...client, status: 'parked' }], [task]],
    ['by a mail that came back, and by the consultant', true, [{ ...client, bouncedAt: at(26) }], [task]],
    [
      'by a mail that was sent again',
      true,
      [
        { ...client, status: 'failed' },
        { ...client, id: 'b', resendOfId: client.id },
      ],
      [],
    ],
    ['at another time', false, [{ ...client, queuedAt: at(26) }], []],
  ])('is told %s: %s', (_, lawful, mails, tasks, to) => expect(ways(mails, tasks, to)).toBe(lawful))

  test('is told nothing before there is an outcome', () => {
    expect(ways([], [], 'client', told)).toBe(true)
    expect(ways([client], [], 'client', told)).toBe(false)
    expect(ways([], [task], 'client', told)).toBe(false)
  })
  test('was told once history says so', () => {
    const history = [row('case.client_told', at(26), { requestId: 'request' })]
    expect(outcomeDifferences(request, decided, [], [task], history).map(({ what }) => what)).toEqual([
      'task to tell the client',
    ])
    expect(outcomeDifferences(request, decided, [], [{ ...task, doneAt: at(26) }], history)).toEqual([])
  })
})

test.each<[Partial<MailFact>, boolean]>([
  [{}, true],
  [{ status: 'queued', settledAt: null }, true],
  [{ status: 'queued' }, false],
  [{ status: 'queued', settledAt: null, claimedBy: 'w' }, false],
  [{ status: 'claimed', settledAt: null, claimedAt: at(24), claimedBy: 'w' }, true],
  [{ status: 'claimed', settledAt: null, claimedAt: at(24) }, false],
  [{ status: 'sent', settledAt: null }, false],
  [{ status: 'failed', failure: 'technical' }, true],
  [{ failure: 'technical' }, false],
  [{ personId: null }, false],
  [{ clientId: 'client' }, false],
])('a mail that is %o is lawful: %s', (more, lawful) =>
  expect(whyNotLawful({ ...waits, ...more }) === null).toBe(lawful),
)
