import type { Facts } from '@/bin/bench/facts'
import { periodOf, type View, views } from '@/components/calendar/shown'
import { dateInZone, endOf, instantAt } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

/** A page that is measured. */
export type Page = {
  name: string
  path: string
  /** Whose page it is, by email; '' for nobody's. */
  who: string
  /** The rows it shows, by one statement with an index: what a bare page shows for comparison. */
  rows: string
  /** A reviewer's page has less room for scripts (V4). */
  light?: true
  /** It shows the whole of this table on purpose. */
  whole?: string
}

const named = `k.given_name, k.family_name, c.number AS case_number`
const appointments = (where: string) =>
  `SELECT a.number, a.starts_at, a.ends_at, a.manner, a.status, a.cancellation, ${named} FROM appointment a
   JOIN assist_case c ON c.id = a.case_id JOIN client k ON k.id = c.client_id WHERE ${where} ORDER BY a.starts_at`

/** All that belongs to some cases, one row each: appointments, tasks, allotments, requests, and so much of their history. */
const belongings = (cases: string, history: number) => `
  SELECT 'appointment' AS what, number::text AS which, status AS one, manner AS other, starts_at FROM appointment WHERE case_id IN (${cases})
  UNION ALL SELECT 'task', id::text, kind, outcome, opened_at FROM task WHERE case_id IN (${cases})
  UNION ALL SELECT 'allotment', sessions::text, kind, '', created_at FROM allotment WHERE case_id IN (${cases})
  UNION ALL SELECT 'request', reference, status, '', started_at FROM request WHERE case_id IN (${cases})
  UNION ALL (SELECT 'history', id::text, event, data::text, at FROM history_entry WHERE case_id IN (${cases}) ORDER BY id DESC LIMIT ${history})`

const options = (lists: string) =>
  `SELECT list, code, label, help FROM option WHERE list IN (${lists}) ORDER BY list, position`

const request = (reference: string) => `
  SELECT 'request' AS what, r.reference, r.status, k.given_name || ' ' || k.family_name AS name, r.started_at FROM request r JOIN client k ON k.id = r.client_id
    WHERE r.reference = '${reference}'
  UNION ALL SELECT 'history', h.id::text, h.event, h.data::text, h.at FROM history_entry h JOIN request r ON r.id = h.request_id
    WHERE r.reference = '${reference}'
  UNION ALL SELECT 'appointment', a.number::text, a.status, a.manner, a.starts_at FROM appointment a JOIN assist_case c ON c.id = a.case_id
    JOIN request r ON r.client_id = c.client_id WHERE r.reference = '${reference}'`

const requests = (where: string, order: string, most: number) =>
  `SELECT r.reference, r.status, r.urgent, r.sessions_asked, r.due_on, r.closed_at, o.name, ${named} FROM request r
   JOIN organisation o ON o.id = r.organisation_id JOIN client k ON k.id = r.client_id JOIN assist_case c ON c.id = r.case_id
   WHERE ${where} ORDER BY ${order} LIMIT ${most}`

/** What a view of the calendar reads today. */
function calendarRows({ consultantId, zone }: Facts, view: View, at: Date): string {
  const { from, to } = periodOf({ view, on: dateInZone(at, zone) })
  const [first, end] = [instantAt(from, '00:00', zone), endOf(to, zone)].map((instant) => instant.toISOString())
  return appointments(`a.consultant_id = '${consultantId}' AND a.starts_at >= '${first}' AND a.starts_at < '${end}'`)
}

/** Every page of the portal, as the story fills it. A new page is one line here. */
export function pagesOf(facts: Facts, at: Date): Page[] {
  const { consultant, staff, leader, administrator, reviewer, appointment } = facts
  const my = (path: string, name: string, rows: string): Page => ({ name, path, who: consultant, rows })
  const reviewers = (path: string, name: string, rows: string): Page => ({
    name,
    path,
    who: reviewer,
    rows,
    light: true,
  })
  const week = calendarRows(facts, 'week', at)
  const ofCase = belongings(`'${facts.caseId}'`, 5)
  const myCases = `SELECT id FROM assist_case WHERE client_id = '${facts.client}'`
  const myCaseload = `SELECT k.id, o.name, c.issue, ${named}, a.starts_at, a.status FROM assist_case c JOIN client k ON k.id = c.client_id
       JOIN organisation o ON o.id = k.organisation_id JOIN appointment a ON a.case_id = c.id
       WHERE c.id IN (SELECT id FROM assist_case WHERE consultant_id = '${facts.consultantId}' AND closed_at IS NULL LIMIT 10)`
  const esr = (reference: string) => `ESR-${reference}`
  const chooses = (path: string, name: string, rows: string): Page => ({ name, path, who: administrator, rows })
  const waiting = `SELECT c.number, c.issue, c.opened_on, ${named} FROM assist_case c JOIN client k ON k.id = c.client_id
    WHERE c.consultant_id IS NULL AND c.closed_at IS NULL ORDER BY c.opened_on, c.id`
  const decided = `SELECT goal_id, status, count(*) FROM request WHERE organisation_id = '${facts.organisation}'
    AND closed_at > now() - interval '3 years' AND status IN ('approved', 'declined') GROUP BY 1, 2`
  const pages: Page[] = [
    ...views.map((view) => my(paths.calendar({ view }), `My Calendar, ${view}`, calendarRows(facts, view, at))),
    my(paths.calendar({ appointment }), 'My Calendar, appointment open', week),
    { ...my(paths.calendar(), 'My Calendar, practice staff', week), who: staff },
    my(paths.appointment(appointment), 'Appointment', ofCase),
    my(paths.newBlock(), 'Keep time free', 'SELECT 1'),
    my(
      paths.block(facts.block),
      'Time kept free',
      `SELECT id, kind, title, detail, starts_at, ends_at FROM calendar_block WHERE id = '${facts.block}'`,
    ),
    my(paths.clients(), 'My Clients', myCaseload),
    my(paths.clients({ needs: '1', near: '1' }), 'My Clients, filtered', myCaseload),
    my(paths.search({ q: 'a' }), 'Search', myCaseload),
    my(paths.newAppointment({ case: facts.case }), 'New appointment', myCaseload),
    my(paths.time(appointment), 'Move appointment', ofCase),
    my(paths.cancellation(appointment), 'Cancel appointment', ofCase),
    my(paths.client(facts.client), 'Client', belongings(myCases, 5)),
    my(paths.client(facts.client, 'services'), 'Client, services', belongings(myCases, 5)),
    my(paths.newCase(facts.client), 'New Assist case', belongings(myCases, 5)),
    my(paths.case(facts.case), 'Assist case', ofCase),
    my(paths.closing(facts.case), 'Close case', ofCase),
    my(paths.task(facts.case, facts.task), 'Task', ofCase),
    my(paths.newRequest(facts.case), 'The form', options(`'goal', 'pathway'`)),
    my(
      paths.requests(),
      'My Requests',
      requests(`r.consultant_id = '${facts.consultantId}' AND r.closed_at IS NULL`, 'r.due_on, r.id', 10),
    ),
    my(paths.request(esr(facts.request)), 'Request', request(facts.request)),
    my(paths.request(esr(facts.asked)), 'Request with a question', request(facts.asked)),
    my(paths.furtherDetails(esr(facts.unanswered)), 'Further details', options(`'further_details'`)),
    my(paths.withdrawal(esr(facts.open)), 'Withdraw', options(`'withdrawal'`)),
    reviewers(
      paths.approvals(),
      'Approvals',
      requests(
        `r.organisation_id = '${facts.organisation}' AND r.status = 'organisation_review'`,
        'r.due_on, r.id',
        25,
      ),
    ),
    reviewers(
      paths.approvals({ tab: 'decided' }),
      'Approvals, decided',
      requests(
        `r.organisation_id = '${facts.organisation}' AND r.closed_at IS NOT NULL`,
        'r.closed_at DESC, r.id DESC',
        25,
      ),
    ),
    reviewers(paths.approval(esr(facts.waiting)), 'Decision', options(`'condition', 'organisation_decline'`)),
    reviewers(paths.statistics(), 'Statistics', decided),
    reviewers(paths.help(), 'Help', `SELECT 1`),
    {
      name: 'Sign in',
      path: paths.signIn(),
      who: '',
      rows: `SELECT p.name, p.email, p.role, p.title, o.name FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
        WHERE p.disabled_at IS NULL`,
      // The demo's list of everyone to sign in as.
      whole: 'person',
    },
    my(
      paths.feed(),
      'Calendar feed',
      `SELECT detail, created_at FROM calendar_feed WHERE person_id = '${facts.consultantId}'`,
    ),
    my(paths.guides(), 'Guides', 'SELECT 1'),
    {
      name: 'Clinical Reviews',
      path: paths.reviews(),
      who: leader,
      rows: requests(`r.status IN ('clinical_review', 'clinical_question', 'further_details')`, 'r.due_on, r.id', 200),
    },
    {
      name: 'Clinical review',
      path: paths.review(esr(facts.reviewed)),
      who: leader,
      rows: request(facts.reviewed),
    },
    {
      name: 'Overview',
      path: paths.admin(),
      who: administrator,
      rows: requests(
        `r.status IN ('organisation_review', 'clinical_review') AND r.due_on < now()`,
        'r.due_on, r.id',
        25,
      ),
    },
    chooses(paths.adminStatistics({ organisation: facts.organisation }), 'Statistics, administrator', decided),
    chooses(paths.casesWithoutConsultant(), 'Unassigned cases', waiting),
    chooses(paths.selectConsultant(facts.unassigned), 'Select Consultant', `${waiting} LIMIT 1`),
    chooses(paths.access({ client: facts.client }), 'History of a client', belongings(myCases, 50)),
    chooses(paths.access({ person: facts.consultantId }), 'History of a person', belongings(myCases, 50)),
  ]
  return pages.filter(({ path }) => !/\/ESR-(\/|$)|\/tasks\/$|\/cases\/\/consultant$/.test(path))
}
