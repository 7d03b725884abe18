import type {
  AppointmentFact,
  ClientFacts,
  HistoryFact,
  MailFact,
  PersonFact,
  RequestFact,
  Shared,
  Terms,
} from '@/lib/consistency/facts'
import { defaults } from '@/tests/support/default-agreement'

// One client as the check reads them: two sessions asked, submitted on a Tuesday, approved the day after.

export const at = (day: number, hour = 1): Date => new Date(Date.UTC(2026, 10, day, hour))
let rows = 0
export const row = (event: string, when: Date, more: Partial<HistoryFact> = {}): HistoryFact => ({
  ...{ id: String(++rows), at: when, event, personId: 'consultant', rule: null, appointmentId: null },
  ...{ caseId: 'case', requestId: event.startsWith('request.') ? 'request' : null, data: {}, ...more },
})
const move = (event: string, from: string, to: string, when: Date, data = {}, more: Partial<HistoryFact> = {}) =>
  row(`request.${event}`, when, { data: { from, to, ...data }, ...more })

export const asked = { total: 8, threshold: 12, sessions: 2 }
export const started = row('request.started', at(24))
export const submitted = move('submitted', 'draft', 'organisation_review', at(24), asked)
export const questioned = move(
  'organisation_question_asked',
  'organisation_review',
  'organisation_question',
  at(25),
  {},
  { personId: 'reviewer' },
)
export const approved = move(
  'approved',
  'organisation_review',
  'approved',
  at(25),
  { sessions: 2 },
  { personId: 'reviewer' },
)
export const opened = row('case.opened', at(2), { data: { entitled: 6 } })
export const booked = row('appointment.booked', at(3), {
  appointmentId: 'appointment',
  data: { startsAt: at(10).toISOString(), manner: 'video' },
})
export const completed = row('appointment.completed', at(10, 2), { appointmentId: 'appointment' })

export const request: RequestFact = {
  ...{ id: 'request', reference: '7K3QX2', caseId: 'case', organisationId: 'organisation', agreementId: defaults.id },
  ...{
    consultantId: 'consultant',
    startedById: 'consultant',
    status: 'organisation_review',
    version: 2,
    sessionsAsked: 2,
  },
  ...{ dateOfRequest: '2026-11-24', urgent: false, totalCounted: 8, reachedOn: '2026-11-24', dueOn: '2026-12-03' },
  ...{ submittedAt: at(24), closedAt: null, outcomeTo: 'client' },
}
export const appointment: AppointmentFact = {
  ...{ id: 'appointment', number: 456, caseId: 'case', status: 'completed', cancellation: null, cancelledAt: null },
  ...{ startsAt: at(10), manner: 'video' },
}
const person = (id: string, role: string): PersonFact => ({
  ...{ id, role, practiceId: null, organisationId: role === 'reviewer' ? 'organisation' : null },
  ...{ disabled: false, invitedBy: null, moved: false },
})
export const people = [person('consultant', 'consultant'), person('reviewer', 'reviewer')]
export const sharedOf = (all: readonly PersonFact[], terms: Partial<Terms> = {}): Shared => ({
  people: new Map(all.map((one) => [one.id, one])),
  reviewersOf: () => all.filter(({ role }) => role === 'reviewer'),
  leaders: all.filter(({ role }) => role === 'clinical_leader'),
  terms: new Map([[defaults.id, { ...defaults, organisationId: 'organisation', inForceFrom: '2020-01-01', ...terms }]]),
  zoneAt: () => 'Australia/Sydney',
  holidaysOf: () => new Set(),
})
export const client: ClientFacts = {
  ...{ id: 'client', organisationId: 'organisation', history: [opened, booked, completed, started, submitted] },
  cases: [{ id: 'case', number: 123, consultantId: 'consultant', openedOn: '2026-11-02', closedAt: null }],
  allotments: [{ caseId: 'case', requestId: null, kind: 'entitlement', sessions: 6, grantedOn: '2026-11-02' }],
  appointments: [appointment],
  tasks: [{ caseId: 'case', kind: 'next_steps', appointmentId: null, requestId: null, doneAt: null }],
  requests: [request],
  stays: [{ requestId: 'request', status: 'organisation_review', enteredAt: at(24), leftAt: null }],
  ...{ decisions: [], mails: [] },
}
export const mail = (
  event: string,
  when: Date,
  to: { personId: string } | { clientId: string },
  more: Partial<MailFact> = {},
): MailFact => ({
  ...{
    id: `mail ${event}`,
    event,
    requestId: 'request',
    personId: null,
    clientId: null,
    status: 'sent',
    queuedAt: when,
  },
  ...{
    claimedAt: null,
    claimedBy: null,
    settledAt: when,
    failure: null,
    bouncedAt: null,
    resendOfId: null,
    ...to,
    ...more,
  },
})
