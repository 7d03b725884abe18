import { describe, expect, test } from 'vitest'
import {
  appointmentDifferences,
  caseDifferences,
  missingDifferences,
  replayAppointment,
  taskDifferences,
} from '@/lib/consistency/cases'
import { clientDifferences } from '@/lib/consistency/check'
import { countDifferences } from '@/lib/consistency/counts'
import { allotmentDifferences, decisionDifferences } from '@/lib/consistency/decisions'
import { differenceWords, differs } from '@/lib/consistency/difference'
import type { ClientFacts, DecisionFact, RequestFact } from '@/lib/consistency/facts'
import { replayRequest } from '@/lib/consistency/replay'
import { openRequestDifferences, requestDifferences } from '@/lib/consistency/requests'
import {
  appointment,
  approved,
  asked,
  at,
  booked,
  client,
  completed,
  mail,
  opened,
  people,
  questioned,
  request,
  row,
  sharedOf,
  started,
  submitted,
} from './facts'

const shared = sharedOf(people)
const told = replayRequest([started, submitted])
const what = (found: readonly { what: string }[]) => found.map((one) => one.what)

test('a client whose rows are as their history says differs in nothing', () => {
  const whole = { ...client, mails: [mail('request-waits', at(24), { personId: 'reviewer' })] }
  expect(clientDifferences(whole, shared)).toEqual([])
})

test('a difference is a line: record, what, stored, history', () => {
  expect(differs('ESR-7K3QX2', 'due', '2026-12-03', '2026-12-03')).toEqual([])
  expect(differs('ESR-7K3QX2', 'closed', null, at(25)).map(differenceWords)).toEqual([
    'ESR-7K3QX2, closed: nothing is stored, history says 2026-11-25T01:00:00.000Z.',
  ])
})

describe('a request taken through its history', () => {
  test('is where its last move led, with a stay in each state', () => {
    const { status, version, stays } = replayRequest([started, submitted, questioned])
    expect([status, version]).toEqual(['organisation_question', 3])
    expect(stays).toEqual([
      { status: 'organisation_review', enteredAt: at(24), leftAt: at(25) },
      { status: 'organisation_question', enteredAt: at(25), leftAt: null },
    ])
  })
  test('stays no shorter than nothing, whatever a server’s clock said', () => {
    const early = { ...approved, at: at(23) }
    expect(replayRequest([started, submitted, early]).stays[0]?.leftAt).toEqual(at(24))
  })
  test.each([
    ['a move from elsewhere', [started, submitted, submitted]],
    [
      'a row that says it came from elsewhere',
      [started, { ...submitted, data: { ...asked, from: 'declined', to: 'x' } }],
    ],
    ['a move before it was started', [submitted]],
    ['a second beginning', [started, started, submitted]],
  ])('finds %s', (_, rows) => expect(replayRequest(rows).impossible).toHaveLength(1))

  test.each<[string, Partial<RequestFact>]>([
    ['case', { caseId: 'another' }],
    ['status', { status: 'approved' }],
    ['version', { version: 3 }],
    ['submitted', { submittedAt: at(23) }],
    ['closed', { closedAt: at(25) }],
    ['reached the organisation', { reachedOn: null }],
    ['due', { dueOn: '2026-12-04' }],
  ])('shows another %s', (field, wrong) =>
    expect(what(requestDifferences({ ...request, ...wrong }, told, client.stays, shared))).toEqual([field]),
  )
  test('shows stays that are others', () =>
    expect(what(requestDifferences(request, told, [], shared))).toEqual(['stays']))
  test('is due by the holidays of its state', () => {
    const rested = { ...shared, holidaysOf: () => new Set(['2026-11-26']) }
    expect(what(requestDifferences(request, told, client.stays, rested))).toEqual(['due'])
  })
})

describe('open requests', () => {
  const second = { ...request, id: 'second', reference: '222222' }
  test('are one a case', () => {
    expect(openRequestDifferences(client)).toEqual([])
    expect(what(openRequestDifferences({ ...client, requests: [request, second] }))).toEqual([
      'open requests of its case',
    ])
    expect(openRequestDifferences({ ...client, requests: [request, { ...second, status: 'lapsed' }] })).toEqual([])
  })
  test('are on open cases', () => {
    const closed = client.cases.map((one) => ({ ...one, closedAt: at(25) }))
    expect(what(openRequestDifferences({ ...client, cases: closed }))).toEqual(['its case'])
  })
})

describe('decisions and what they grant', () => {
  const decided = replayRequest([started, submitted, approved])
  const decision: DecisionFact = {
    ...{ requestId: 'request', stage: 'organisation', outcome: 'approved', sessions: 2, requestVersion: 2 },
    ...{ byPersonId: 'reviewer', byRule: null, decidedAt: at(25) },
  }
  test.each<[string, DecisionFact[], string[]]>([
    ['as history says', [decision], []],
    ['missing', [], ['decisions']],
    ['twice', [decision, decision], ['decisions']],
    ['by somebody else', [{ ...decision, byPersonId: 'consultant' }], ['decisions']],
    ['on another version', [{ ...decision, requestVersion: 1 }], ['decisions']],
    ['on more than was asked', [{ ...decision, sessions: 3 }], ['decisions', 'sessions decided']],
  ])('%s', (_, stored, found) => expect(what(decisionDifferences(request, decided, stored))).toEqual(found))

  const added = row('case.sessions_added', at(25), { data: { sessions: 2, reference: 'ESR-7K3QX2' } })
  const granting = { ...client, history: [...client.history, added, approved] }
  const grant = { caseId: 'case', requestId: 'request', kind: 'approval', sessions: 2, grantedOn: '2026-11-25' }
  const stand = (allotments: ClientFacts['allotments'], of: ClientFacts = granting) =>
    what(allotmentDifferences({ ...of, allotments }, new Map([['request', decided]]), shared))
  test('sessions are granted once, as many as were approved, to the request’s case', () => {
    expect(stand([...client.allotments, grant])).toEqual([])
    expect(stand(client.allotments)).toEqual(['sessions granted'])
    expect(stand([...client.allotments, grant, grant])).toEqual(['sessions granted'])
    expect(stand([...client.allotments, { ...grant, caseId: 'x' }])).toEqual(['case that has its sessions'])
    expect(stand([...client.allotments, grant], client)).toEqual(['sessions added in history'])
    expect(stand([grant])).toEqual(['entitlement'])
  })
})

describe('counts', () => {
  test('are those of the instant, from the rows before it', () => {
    expect(countDifferences(client, shared)).toEqual([])
    const unbooked = { ...client, history: [opened, started, submitted] }
    expect(countDifferences(unbooked, shared)).toEqual([])
    const missed = {
      ...client,
      history: [
        opened,
        booked,
        row('appointment.cancelled', at(9), { appointmentId: 'appointment', data: { cancellation: 'provider' } }),
        started,
        submitted,
      ],
    }
    expect(countDifferences(missed, shared)).toEqual([])
    const more = { ...client, history: [{ ...opened, data: { entitled: 5 } }, booked, completed, started, submitted] }
    expect(what(countDifferences(more, shared))).toEqual([`total of row ${submitted.id} of history`])
  })
  test('decide the way, and are kept', () => {
    expect(what(countDifferences(client, sharedOf(people, { clinicalReviewThreshold: 8 })))).toEqual([
      'way it took',
      'threshold',
    ])
    expect(what(countDifferences({ ...client, requests: [{ ...request, totalCounted: 9 }] }, shared))).toEqual([
      'total',
    ])
    expect(what(countDifferences({ ...client, requests: [{ ...request, sessionsAsked: 3 }] }, shared))).toContain(
      'sessions asked',
    )
  })
  test('hold for bookings: none beyond what was granted', () => {
    const none = { ...client, requests: [], history: [{ ...opened, data: { entitled: 0 } }, booked] }
    expect(what(countDifferences(none, shared))).toEqual([`booked by row ${booked.id} of history`])
    expect(
      countDifferences({ ...none, history: [opened, booked, { ...booked, event: 'appointment.moved' }] }, shared),
    ).toEqual([])
  })
})

describe('cases, appointments and tasks', () => {
  const [assistCase] = client.cases
  if (!assistCase) throw new Error('There is one.')
  test('a case is opened once, and closed when history says', () => {
    expect(caseDifferences(assistCase, client, shared)).toEqual([])
    expect(what(caseDifferences({ ...assistCase, closedAt: at(25) }, client, shared))).toEqual(['closed'])
    expect(what(caseDifferences(assistCase, { ...client, history: [] }, shared))).toEqual(['times opened', 'opened'])
    expect(what(caseDifferences(assistCase, { ...client, history: [opened, opened] }, shared))).toEqual([
      'times opened',
    ])
  })
  test('what history tells of is there', () => {
    expect(missingDifferences(client)).toEqual([])
    expect(missingDifferences({ ...client, cases: [], appointments: [] })).toHaveLength(2)
  })
  test('an appointment is as it was settled', () => {
    const replayed = replayAppointment([booked, completed])
    expect(appointmentDifferences(appointment, replayed)).toEqual([])
    expect(what(appointmentDifferences({ ...appointment, status: 'scheduled' }, replayed))).toEqual(['status'])
    expect(what(appointmentDifferences({ ...appointment, startsAt: at(11) }, replayed))).toEqual(['starts'])
    expect(replayAppointment([booked, completed, completed, booked]).impossible).toHaveLength(2)
    expect(replayAppointment([completed]).state).toBeNull()
  })
  test('open tasks are those that follow', () => {
    const states = { requests: new Map([['request', told]]), appointments: new Map() }
    expect(taskDifferences(assistCase, client, states)).toEqual([])
    expect(what(taskDifferences(assistCase, { ...client, tasks: [] }, states))).toEqual(['open tasks'])
    const ahead = new Map([['appointment', replayAppointment([booked]).state]])
    expect(what(taskDifferences(assistCase, client, { ...states, appointments: ahead }))).toEqual(['open tasks'])
  })
})
