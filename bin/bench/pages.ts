import { withDatabase } from '@/bin/prepare'
import type { Story } from '@/bin/stage'
import { paths } from '@/lib/paths'

/** A page, who opens it, and the one indexed query that brings a bare page the same rows. */
export type Page = { path: string; role: string; email: string; sql: string }

const consultantsRequests = (id: string, more = '') =>
  `SELECT r.*, c.number, k.given_name, k.family_name FROM request r JOIN assist_case c ON c.id = r.case_id
   JOIN client k ON k.id = r.client_id WHERE r.consultant_id = '${id}' ${more} ORDER BY r.submitted_at DESC LIMIT 25`

/** The pages of each role as the story fills them. */
export async function pagesOf(url: string, story: Story): Promise<Page[]> {
  const assistCase = story.cases.atThreshold
  const emailOf = (role: string) => story.people.find((person) => person.role === role)?.email ?? ''
  return withDatabase(url, async (client) => {
    const one = async (sql: string, ...values: string[]) =>
      Object.values((await client.query(sql, values)).rows[0] ?? {}).map(String)
    const number = Number(assistCase?.case.replace(/\D/g, ''))
    const [caseId = '', clientId = '', consultant = '', me = ''] = await one(
      `SELECT c.id, c.client_id, p.email, p.id FROM assist_case c JOIN person p ON p.id = c.consultant_id WHERE c.number = $1`,
      String(number),
    )
    const [task = ''] = await one('SELECT id FROM task WHERE case_id = $1 LIMIT 1', caseId)
    const [mine = ''] = await one(
      'SELECT reference FROM request WHERE consultant_id = $1 AND submitted_at IS NOT NULL LIMIT 1',
      me,
    )
    const [waiting = '', reviewer = '', organisation = ''] = await one(
      `SELECT r.reference, p.email, p.organisation_id FROM request r JOIN person p ON p.organisation_id = r.organisation_id
       WHERE r.status = 'organisation_review' AND p.role = 'reviewer' LIMIT 1`,
    )
    const week = `SELECT a.*, c.number, k.given_name, k.family_name FROM appointment a JOIN assist_case c ON c.id = a.case_id
      JOIN client k ON k.id = c.client_id WHERE a.consultant_id = '${me}'
      AND a.starts_at BETWEEN now() - interval '3 days' AND now() + interval '4 days' ORDER BY a.starts_at`
    const ofCase = `SELECT * FROM appointment WHERE case_id = '${caseId}' ORDER BY starts_at`
    const as = (role: string, email: string) => (path: string, sql: string) => ({ path, role, email, sql })
    const seen = as('consultant', consultant)
    const reviewed = as('reviewer', reviewer)
    const request = `ESR-${mine}`
    return [
      ...['day', 'week', 'month', 'list'].map((view) =>
        seen(paths.calendar({ view }), week.replaceAll(...spanOf(view))),
      ),
      seen(paths.appointment(assistCase?.appointment ?? ''), ofCase),
      seen(
        paths.clients(),
        `SELECT k.*, c.number, c.issue FROM client k JOIN assist_case c ON c.client_id = k.id WHERE c.consultant_id = '${me}' ORDER BY k.family_name LIMIT 25`,
      ),
      seen(paths.client(clientId), `SELECT * FROM assist_case WHERE client_id = '${clientId}'`),
      seen(paths.case(assistCase?.case ?? ''), ofCase),
      seen(paths.task(assistCase?.case ?? '', task), ofCase),
      seen(paths.newRequest(assistCase?.case ?? ''), ofCase),
      seen(paths.requests(), consultantsRequests(me)),
      seen(paths.request(request), consultantsRequests(me, `AND r.reference = '${mine}'`)),
      reviewed(
        paths.approvals(),
        `SELECT * FROM request WHERE organisation_id = '${organisation}' AND status = 'organisation_review' ORDER BY submitted_at LIMIT 25`,
      ),
      reviewed(paths.approval(`ESR-${waiting}`), `SELECT * FROM request WHERE reference = '${waiting}'`),
      as('clinical_leader', emailOf('clinical_leader'))(
        paths.reviews(),
        `SELECT * FROM request WHERE status = 'clinical_review' ORDER BY submitted_at LIMIT 25`,
      ),
      as('administrator', emailOf('administrator'))(paths.admin(), 'SELECT * FROM agreement LIMIT 25'),
    ].filter(({ email, path }) => email !== '' && !path.endsWith('/ESR-') && !path.endsWith('/tasks/'))
  })
}

/** The week's days in the query, for the other views of the calendar. */
function spanOf(view: string): [RegExp, string] {
  const days = { day: '1 days', month: '21 days', list: '14 days' }[view]
  return [/[34] days/g, days ?? '4 days']
}
