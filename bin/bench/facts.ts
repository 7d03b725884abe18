import { withDatabase } from '@/bin/prepare'
import type { Story } from '@/bin/stage'

/** Whose pages are opened, and which ones: the story's busiest. A fact is '' where the story has none. */
const sql = `
  WITH mine AS (SELECT id, client_id, consultant_id FROM assist_case WHERE number = $1),
    theirs AS (SELECT organisation_id FROM request WHERE status = 'organisation_review' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)
  SELECT mine.id AS "caseId", mine.client_id AS client, mine.consultant_id AS "consultantId", me.email AS consultant,
    me.time_zone AS zone, theirs.organisation_id AS organisation,
    (SELECT email FROM person WHERE role = 'practice_staff' ORDER BY created_at, id LIMIT 1) AS staff,
    leader.email AS leader,
    (SELECT email FROM person WHERE role = 'administrator' ORDER BY created_at, id LIMIT 1) AS administrator,
    (SELECT email FROM person WHERE organisation_id = theirs.organisation_id AND disabled_at IS NULL ORDER BY created_at, id LIMIT 1) AS reviewer,
    (SELECT id FROM calendar_block WHERE consultant_id = me.id AND kind <> 'held' ORDER BY starts_at DESC LIMIT 1) AS block,
    (SELECT id FROM task WHERE case_id = mine.id ORDER BY done_at DESC NULLS FIRST, id LIMIT 1) AS task,
    (SELECT reference FROM request WHERE consultant_id = me.id AND submitted_at IS NOT NULL ORDER BY closed_at NULLS LAST, id LIMIT 1) AS request,
    (SELECT reference FROM request WHERE consultant_id = me.id AND status IN ('organisation_question', 'clinical_question') LIMIT 1) AS asked,
    (SELECT reference FROM request WHERE consultant_id = me.id AND submitted_at IS NOT NULL AND closed_at IS NULL ORDER BY id LIMIT 1) AS "open",
    (SELECT reference FROM request WHERE consultant_id = me.id AND status = 'further_details' ORDER BY id LIMIT 1) AS unanswered,
    (SELECT reference FROM request WHERE organisation_id = theirs.organisation_id AND status = 'organisation_review' ORDER BY due_on, id LIMIT 1) AS waiting,
    (SELECT 'ASST-' || lpad(number::text, 6, '0') FROM assist_case WHERE consultant_id IS NULL AND closed_at IS NULL
      ORDER BY opened_on, id LIMIT 1) AS unassigned,
    (SELECT r.reference FROM request r JOIN person p ON p.id = r.consultant_id WHERE r.status = 'clinical_review'
      AND p.practice_id IS DISTINCT FROM leader.practice_id ORDER BY r.due_on, r.id LIMIT 1) AS reviewed
  FROM mine JOIN person me ON me.id = mine.consultant_id CROSS JOIN theirs
    CROSS JOIN (SELECT * FROM person WHERE role = 'clinical_leader' ORDER BY practice_id NULLS FIRST, created_at, id LIMIT 1) leader`

type Name =
  | ('caseId' | 'client' | 'consultantId' | 'consultant' | 'zone' | 'organisation' | 'staff' | 'leader')
  | ('administrator' | 'reviewer' | 'task' | 'block' | 'request' | 'asked' | 'open' | 'waiting')
  | ('unanswered' | 'reviewed' | 'unassigned')

export type Facts = Record<Name | 'case' | 'appointment', string>

/** Looks the facts up in the database that the story was told into. Throws where the story has no case to begin from. */
export async function factsOf(databaseUrl: string, { cases }: Pick<Story, 'cases'>): Promise<Facts> {
  const { case: number, appointment } = cases.atThreshold ?? { case: '', appointment: '' }
  return withDatabase(databaseUrl, async (client) => {
    const [found] = (await client.query<Record<Name, string | null>>(sql, [Number(number.replace(/\D/g, ''))])).rows
    if (!found) throw new Error(`The story has no case ${number}, or nothing waits for an organisation.`)
    const facts = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, value ?? '']))
    return { ...(facts as Record<Name, string>), case: number, appointment }
  })
}
