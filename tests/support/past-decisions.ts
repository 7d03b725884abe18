import type { OwnWorld } from '@/tests/support/own-world'
import { asTimePassed, database } from '@/tests/support/portal'

/** Approvals of a world's organisation in the last quarter that has ended, so many of each goal, as if they had been made then. */
export async function tellPast(world: OwnWorld, goals: Readonly<Record<string, number>>): Promise<string> {
  const [organisation] = await database<{ id: string }>('SELECT id FROM organisation WHERE name = $1', [
    world.organisation,
  ])
  for (const [goal, count] of Object.entries(goals))
    await asTimePassed(
      `WITH made AS (
         INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, agreement_id, consultant_id, started_by_id,
           status, sessions_asked, goal_id, pathway_id, reached_on, due_on, closed_at)
         SELECT gen_random_uuid(), translate(upper(substr(md5(random()::text || n), 1, 6)), 'ILOU', '1234'), gen_random_uuid(), r.case_id, r.client_id,
                r.organisation_id, r.agreement_id, r.consultant_id, r.started_by_id, 'approved', 3, o.id, r.pathway_id,
                past.day, past.day + 9, past.day + interval '2 days 3 hours'
           FROM request r JOIN option o ON o.list = 'goal' AND o.code = $2, generate_series(1, $3) AS n,
                (SELECT (date_trunc('quarter', now()) - interval '40 days')::date AS day) past
          WHERE r.organisation_id = $1 AND r.status = 'organisation_review' RETURNING id, consultant_id, closed_at)
       INSERT INTO decision (id, request_id, stage, outcome, sessions, by_person_id, decided_at, request_version)
       SELECT gen_random_uuid(), id, 'organisation', 'approved', 3, consultant_id, closed_at, 1 FROM made`,
      [organisation?.id, goal, count],
    )
  return organisation?.id ?? ''
}
