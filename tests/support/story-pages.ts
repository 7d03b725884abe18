import { database, person, portal } from '@/tests/support/portal'

const code = `'/cases/ASST-' || lpad(c.number::text, 6, '0')`

/** Where the story shows what: addresses of pages in the states that a look or a visit needs. */
export async function storyPages() {
  const priya = person('Priya Raman').email
  const one = async (sql: string, ...values: string[]) =>
    (await database<{ path: string | null }>(sql, values))[0]?.path ?? '/the-story-has-none'
  const task = (done: string) =>
    one(
      `SELECT ${code} || '/tasks/' || t.id AS path FROM task t JOIN assist_case c ON c.id = t.case_id
       JOIN person p ON p.id = c.consultant_id WHERE p.email = $1 AND t.done_at IS ${done} LIMIT 1`,
      priya,
    )
  const number = String(Number(portal().cases.atThreshold.case.slice(5)))
  const ofPriya = `FROM assist_case c JOIN person p ON p.id = c.consultant_id WHERE p.email = $1`
  const waiting = `FROM assist_case c LEFT JOIN practice h ON h.id = c.practice_id WHERE c.consultant_id IS NULL`
  const [client, closedCase, barredForm, openTask, doneTask, block, busy, ofPractice, ofProvider] = await Promise.all([
    one(`SELECT '/clients/' || client_id AS path FROM assist_case WHERE number = $1`, number),
    one(`SELECT ${code} AS path ${ofPriya} AND c.closed_at IS NOT NULL LIMIT 1`, priya),
    one(
      `SELECT ${code} || '/requests/new' AS path ${ofPriya} AND EXISTS (SELECT 1 FROM request r WHERE r.case_id = c.id
       AND r.closed_at IS NULL AND r.status <> 'draft') LIMIT 1`,
      priya,
    ),
    task('NULL'),
    task('NOT NULL'),
    one(
      `SELECT '/calendar/blocks/' || b.id AS path FROM calendar_block b JOIN person p ON p.id = b.consultant_id
       WHERE p.email = $1 AND b.kind <> 'held' ORDER BY b.starts_at DESC LIMIT 1`,
      priya,
    ),
    one(
      `SELECT ${code} AS path ${ofPriya} AND c.closed_at IS NULL AND EXISTS (SELECT 1 FROM request r WHERE r.case_id = c.id
       AND r.status = 'organisation_review') LIMIT 1`,
      priya,
    ),
    one(`SELECT ${code} || '/consultant' AS path ${waiting} AND h.name = 'Rosella House Psychology' LIMIT 1`),
    one(`SELECT ${code} || '/consultant' AS path ${waiting} AND h.id IS NULL LIMIT 1`),
  ])
  return {
    ...{ client, closedCase, barredForm, openTask, doneTask, block, ofPractice, ofProvider },
    /** A case that cannot be closed, one that can, and a client's new one. */
    closing: [`${busy}/closing`, `/cases/${portal().cases.belowThreshold.case}/closing`, `${closedCase}/closing`],
    newCase: `${client}/cases/new`,
    assistCase: `/cases/${portal().cases.atThreshold.case}`,
    ...(await reviewersPages()),
    reviews: (
      await database<{ path: string }>(
        `SELECT DISTINCT ON (status) '/reviews/ESR-' || reference AS path FROM request
         WHERE status IN ('clinical_review', 'clinical_question')`,
      )
    ).map(({ path }) => path),
  }
}

/** A reviewer for whom something waits, with a request of each status that they may see; one that waits comes first. */
async function reviewersPages() {
  const rows = await database<{ email: string; path: string }>(
    `SELECT DISTINCT ON (p.email, r.status) p.email, '/approvals/ESR-' || r.reference AS path, r.status
     FROM request r JOIN person p ON p.organisation_id = r.organisation_id AND p.role = 'reviewer'
     WHERE r.status IN ('organisation_review', 'organisation_question') OR r.closed_at IS NOT NULL AND EXISTS
       (SELECT 1 FROM request_stay s WHERE s.request_id = r.id AND s.status = 'organisation_review')
     ORDER BY p.email, r.status`,
  )
  const own = new Set(portal().people.map(({ email }) => email))
  const byReviewer = Map.groupBy(
    rows.filter(({ email }) => own.has(email)),
    ({ email }) => email,
  )
  const [reviewer = '', pages = []] = [...byReviewer].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  const waiting = await database<{ path: string }>(
    `SELECT '/approvals/ESR-' || r.reference AS path FROM request r JOIN person p ON p.organisation_id = r.organisation_id
     WHERE p.email = $1 AND r.status = 'organisation_review' AND r.sessions_asked > 1 LIMIT 1`,
    [reviewer],
  )
  return { reviewer, decisions: [...waiting, ...pages].map(({ path }) => path) }
}

/** Requests of the story in every status, by whom they are seen. */
export async function statusPages(): Promise<{ email: string; paths: string[] }[]> {
  const rows = await database<{ email: string; path: string; status: string }>(
    `SELECT DISTINCT ON (r.status) r.status, p.email, '/requests/ESR-' || r.reference AS path
     FROM request r JOIN person p ON p.id = r.consultant_id WHERE r.status <> 'draft' AND p.email = ANY ($1)
     ORDER BY r.status, p.name <> 'Priya Raman'`,
    [portal().people.map(({ email }) => email)],
  )
  const withdrawal = rows.filter(({ status }) => status === 'organisation_review')
  const further = withdrawal.flatMap((row) =>
    [`${row.path}/withdrawal`, `${row.path}/held-slot`].map((path) => ({ ...row, path })),
  )
  const pages = [...rows, ...further]
  return [...Map.groupBy(pages, ({ email }) => email)].map(([email, own]) => ({
    email,
    paths: own.map(({ path }) => path),
  }))
}

/** What administrators look after: somebody of each state, and the administrator's own page; a practice; an organisation. */
export async function lookedAfter() {
  const people = await database<{ path: string }>(
    `SELECT DISTINCT ON (state) '/admin/people/' || id AS path, CASE WHEN disabled_at IS NOT NULL THEN 3
       WHEN password_hash IS NULL THEN 2 WHEN name = 'Marcus Bell' THEN 4 ELSE 1 END AS state
     FROM person WHERE email LIKE '%@example.com' ORDER BY state, name <> 'Priya Raman', created_at`,
  )
  const [practice] = await database<{ path: string }>(
    `SELECT '/admin/practices/' || id AS path FROM practice WHERE name = 'Rosella House Psychology'`,
  )
  const [organisation] = await database<{ path: string }>(
    `SELECT '/admin/organisations/' || id AS path FROM organisation WHERE name = 'Kestrel Freight'`,
  )
  const mails = await database<{ path: string }>(
    `SELECT DISTINCT ON (event = 'emailed-code', event = 'invitation', status, failure) '/admin/mail/' || id AS path FROM mail
     ORDER BY event = 'emailed-code', event = 'invitation', status, failure, id`,
  )
  return {
    mails: mails.map(({ path }) => path),
    people: people.map(({ path }) => path),
    ...{ practice: practice?.path ?? '', organisation: organisation?.path ?? '' },
  }
}
