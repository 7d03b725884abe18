import 'server-only'
import { type CalendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import type { ClientFacts, MailFact, PersonFact, Shared, Terms } from '@/lib/consistency/facts'
import type { Ask } from '@/lib/history/verify'

const clientsAtOnce = 400
const mailsAtOnce = 10_000
const firstId = '00000000-0000-0000-0000-000000000000'

const mailColumns = `m.id, m.event, m.request_id AS "requestId", m.person_id AS "personId", m.client_id AS "clientId", m.status,
  m.queued_at AS "queuedAt", m.claimed_at AS "claimedAt", m.claimed_by AS "claimedBy", m.settled_at AS "settledAt", m.failure,
  m.bounced_at AS "bouncedAt", m.resend_of_id AS "resendOfId"`
const ofCase = 'JOIN assist_case k ON k.id = x.case_id WHERE k.client_id = ANY($1)'
const ofRequest = 'JOIN request r ON r.id = x.request_id WHERE r.client_id = ANY($1)'

/** What belongs to some clients, a statement a table; each row says whose it is. */
const belongings: Record<Exclude<keyof ClientFacts, 'id' | 'organisationId'>, string> = {
  history: `SELECT h.client_id AS client, h.id::text, h.at, h.event, h.person_id AS "personId", h.rule, h.case_id AS "caseId",
      h.appointment_id AS "appointmentId", h.request_id AS "requestId", h.data
    FROM history_entry h WHERE h.client_id = ANY($1) ORDER BY h.client_id, h.id`,
  cases: `SELECT client_id AS client, id, number, consultant_id AS "consultantId", opened_on::text AS "openedOn", closed_at AS "closedAt"
    FROM assist_case WHERE client_id = ANY($1)`,
  allotments: `SELECT k.client_id AS client, x.case_id AS "caseId", x.request_id AS "requestId", x.kind, x.sessions,
      x.granted_on::text AS "grantedOn" FROM allotment x ${ofCase}`,
  appointments: `SELECT k.client_id AS client, x.id, x.number, x.case_id AS "caseId", x.status, x.cancellation,
      x.cancelled_at AS "cancelledAt", x.starts_at AS "startsAt", x.manner FROM appointment x ${ofCase}`,
  tasks: `SELECT k.client_id AS client, x.case_id AS "caseId", x.kind, x.appointment_id AS "appointmentId", x.request_id AS "requestId",
      x.done_at AS "doneAt" FROM task x ${ofCase} AND (x.done_at IS NULL OR x.kind = 'tell_client_the_outcome')`,
  requests: `SELECT r.client_id AS client, r.id, r.reference, r.case_id AS "caseId", r.organisation_id AS "organisationId",
      r.agreement_id AS "agreementId", r.consultant_id AS "consultantId", r.started_by_id AS "startedById", r.status, r.version,
      r.sessions_asked AS "sessionsAsked", r.date_of_request::text AS "dateOfRequest", r.urgent, r.total_counted AS "totalCounted",
      r.reached_on::text AS "reachedOn", r.due_on::text AS "dueOn", r.submitted_at AS "submittedAt", r.closed_at AS "closedAt",
      c.outcome_to AS "outcomeTo" FROM request r LEFT JOIN consent c ON c.request_id = r.id WHERE r.client_id = ANY($1) ORDER BY r.id`,
  stays: `SELECT r.client_id AS client, x.request_id AS "requestId", x.status, x.entered_at AS "enteredAt", x.left_at AS "leftAt"
    FROM request_stay x ${ofRequest} ORDER BY x.id`,
  decisions: `SELECT r.client_id AS client, x.request_id AS "requestId", x.stage, x.outcome, x.sessions,
      x.request_version AS "requestVersion", x.by_person_id AS "byPersonId", x.by_rule AS "byRule", x.decided_at AS "decidedAt"
    FROM decision x ${ofRequest}`,
  mails: `SELECT r.client_id AS client, ${mailColumns} FROM mail m JOIN request r ON r.id = m.request_id WHERE r.client_id = ANY($1)`,
}

/** Every client with all that is theirs, some hundred at a time: memory does not grow with the number of requests. */
export async function* clientsWithFacts(ask: Ask): AsyncGenerator<ClientFacts[]> {
  for (let after = firstId; ; ) {
    const clients = await ask<{ id: string; organisationId: string }>(
      `SELECT id, organisation_id AS "organisationId" FROM client WHERE id > $1 ORDER BY id LIMIT ${clientsAtOnce}`,
      [after],
    )
    const last = clients.at(-1)
    if (!last) return
    const ids = [clients.map(({ id }) => id)]
    const parts: [string, Map<string, unknown[]>][] = []
    for (const [part, sql] of Object.entries(belongings))
      parts.push([part, Map.groupBy(await ask<{ client: string }>(sql, ids), ({ client }) => client)])
    yield clients.map(
      (client) =>
        ({
          ...client,
          ...Object.fromEntries(parts.map(([part, rows]) => [part, rows.get(client.id) ?? []])),
        }) as ClientFacts,
    )
    after = last.id
  }
}

/** The mails that are about no request: what people are told about their own way in, and digests. */
export async function* otherMails(ask: Ask): AsyncGenerator<MailFact[]> {
  for (let after = firstId; ; ) {
    const mails = await ask<MailFact>(
      `SELECT ${mailColumns} FROM mail m WHERE m.id > $1 AND m.request_id IS NULL ORDER BY m.id LIMIT ${mailsAtOnce}`,
      [after],
    )
    const last = mails.at(-1)
    if (!last) return
    yield mails
    after = last.id
  }
}

/** Clients that history tells of and that are stored no more. */
export const missingClients = (ask: Ask): Promise<{ id: string }[]> =>
  ask(`SELECT DISTINCT h.client_id AS id FROM history_entry h
    WHERE h.client_id IS NOT NULL AND NOT EXISTS (SELECT FROM client c WHERE c.id = h.client_id) LIMIT 1000`)

/** The last thing that history tells of each holiday that was edited, beside what is stored. */
export const editedHolidays = (
  ask: Ask,
): Promise<{ state: string; day: CalendarDate; told: string; stored: string | null }[]> =>
  ask(`SELECT last.*, o.name AS stored FROM (
      SELECT DISTINCT ON (data ->> 'state', data ->> 'day') data ->> 'state' AS state, data ->> 'day' AS day,
             CASE WHEN event = 'holiday.removed' THEN 'no holiday' ELSE data ->> 'name' END AS told
        FROM history_entry WHERE event IN ('holiday.added', 'holiday.changed', 'holiday.removed')
       ORDER BY data ->> 'state', data ->> 'day', id DESC) last
    LEFT JOIN holiday o ON o.state = last.state AND o.day::text = last.day`)

const columns = `id, version, organisation_id AS "organisationId", in_force_from::text AS "inForceFrom", entitled_sessions AS "entitledSessions",
  clinical_review_threshold AS "clinicalReviewThreshold", count_scope AS "countScope", organisation_clock AS "organisationClock",
  organisation_clock_urgent AS "organisationClockUrgent", clinical_clock AS "clinicalClock", clinical_clock_urgent AS "clinicalClockUrgent",
  answer_clock AS "answerClock", reviewer_mail AS "reviewerMail", state, time_zone AS "timeZone"`

/** Agreements, people and holidays: read once, thousands where clients are hundreds of thousands. */
export async function sharedFacts(ask: Ask): Promise<Shared> {
  const terms = await ask<Terms>(`SELECT ${columns} FROM agreement ORDER BY in_force_from DESC`)
  const people = await ask<PersonFact>(`
    SELECT p.id, p.role, p.practice_id AS "practiceId", p.organisation_id AS "organisationId", p.disabled_at IS NOT NULL AS disabled,
           h.invited::text AS "invitedBy", coalesce(h.moved, false) AS moved
      FROM person p LEFT JOIN (
        SELECT about_person_id, min(id) FILTER (WHERE event = 'person.invited') AS invited,
               bool_or(event IN ('person.changed', 'person.disabled', 'person.enabled', 'person.invitation_revoked')) AS moved
          FROM history_entry WHERE about_person_id IS NOT NULL GROUP BY 1) h ON h.about_person_id = p.id`)
  const holidays = await ask<{ state: string; days: CalendarDate[] }>(
    'SELECT state, array_agg(day::text) AS days FROM holiday GROUP BY state',
  )
  const days = new Map(holidays.map((one) => [one.state, new Set(one.days)]))
  const termsOf = Map.groupBy(terms, ({ organisationId }) => organisationId)
  const reviewers = Map.groupBy(
    people.filter(({ role }) => role === 'reviewer'),
    ({ organisationId }) => organisationId,
  )
  return {
    people: new Map(people.map((person) => [person.id, person])),
    reviewersOf: (organisationId) => reviewers.get(organisationId) ?? [],
    leaders: people.filter(({ role }) => role === 'clinical_leader'),
    terms: new Map(terms.map((one) => [one.id, one])),
    zoneAt: (organisationId, at) =>
      termsOf.get(organisationId)?.find((one) => one.inForceFrom <= dateInZone(at, one.timeZone))?.timeZone,
    holidaysOf: (state) => days.get(state) ?? new Set(),
  }
}
