/** What goes wrong, how, the line that says so, and what other lines may follow from it: otherwise none does. */
export type Planted = [string, string[], RegExp, RegExp?]

export const of = (where: string) => `id = (SELECT id FROM request WHERE ${where} ORDER BY id LIMIT 1)`
export const withOrganisation = of(`status = 'organisation_review'`)
export const approved = of(`status = 'approved'`)
/** The case of the one that is with its organisation. */
export const open = `(SELECT case_id FROM request WHERE status = 'organisation_review' ORDER BY id LIMIT 1)`

const update = (set: string, where: string) => [`UPDATE request SET ${set} WHERE ${where}`]

export const plantedInRequests: Planted[] = [
  [
    'a status',
    update(`status = 'clinical_review'`, withOrganisation),
    /^ESR-\w{6}, status: clinical_review is stored, history says organisation_review\.$/,
  ],
  ['a version', update('version = 9', withOrganisation), /^ESR-\w{6}, version: 9 is stored, history says \d\.$/],
  ['when it was submitted', update(`submitted_at = now()`, approved), /, submitted: /],
  ['when it was closed', update(`closed_at = now()`, approved), /, closed: /],
  ['when it reached the organisation', update('reached_on = reached_on + 1', approved), /, reached the organisation: /],
  ['a due date', update('due_on = due_on + 1', withOrganisation), /, due: 202/],
  ['a due date of a closed one', update(`due_on = '2026-12-01'`, approved), /, due: 2026-12-01 is .* says nothing/],
  [
    'a stay that is gone',
    [`DELETE FROM request_stay WHERE left_at IS NULL AND request_${withOrganisation}`],
    /, stays: /,
  ],
  ['a stay that goes on', [`UPDATE request_stay SET left_at = NULL WHERE request_${approved}`], /, stays: /],
  [
    'two open requests on a case',
    [
      'DROP INDEX request_one_open_a_case',
      `INSERT INTO request SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'reference', 'ZZZZZZ',
        'submission_key', gen_random_uuid()))).* FROM request r WHERE ${withOrganisation}`,
    ],
    /^ESR-\w{6}, open requests of its case: 2 is stored, history says 1\.$/,
    /^ESR-ZZZZZZ, /,
  ],
  [
    'a case closed under its request',
    [`UPDATE assist_case SET closed_at = now() WHERE id = ${open}`],
    /^ESR-\w{6}, its case: closed is stored, history says open\.$/,
    /^ASST-\d+, closed: /,
  ],
  [
    'a request on another case',
    update(`case_id = ${open}`, approved),
    /^ESR-\w{6}, case: /,
    /, (sessions granted|sessions added in history|case that has its sessions): |^ASST-|^ESR-\w{6}, total of/,
  ],
  [
    'a decision that is gone',
    [`DELETE FROM decision WHERE request_${approved} AND stage = 'organisation'`],
    /, decisions: /,
  ],
  [
    'a decision on more than was asked',
    [`UPDATE decision SET sessions = 4 WHERE request_${of(`status = 'approved' AND sessions_asked < 4`)}`],
    /, sessions decided: 4 is stored/,
    /, decisions: /,
  ],
  [
    'an approval without its sessions',
    [`DELETE FROM allotment WHERE request_${approved}`],
    /, sessions granted: +is stored/,
  ],
  [
    'more sessions than were approved',
    [`UPDATE allotment SET sessions = sessions + 1 WHERE request_${approved}`],
    /, sessions granted: /,
  ],
  [
    'sessions granted twice',
    [
      'DROP INDEX allotment_request_id_key',
      `INSERT INTO allotment SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
         FROM allotment a WHERE request_${approved}`,
    ],
    /, sessions granted: /,
  ],
  ['a total', update('total_counted = total_counted + 1', withOrganisation), /, total: /],
  [
    'a total that history agrees with, and that it never was',
    [
      ...update('total_counted = 3', withOrganisation),
      `UPDATE history_entry SET data = data || '{"total": 3}' WHERE data ? 'total' AND request_${withOrganisation}`,
    ],
    /, total of row \d+ of history: 3 is stored/,
  ],
  [
    'the wrong way past the threshold',
    [
      `UPDATE agreement SET clinical_review_threshold = 1
        WHERE id = (SELECT agreement_id FROM request WHERE ${of(`reached_on = (submitted_at AT TIME ZONE 'Australia/Sydney')::date`)})`,
    ],
    /, way it took: needs no clinical review is stored, history says needs a clinical review\.$/,
    /, threshold: /,
  ],
  [
    'a move that the lifecycle does not have',
    [
      `INSERT INTO history_entry (at, event, data, request_id, case_id, client_id)
       SELECT now(), 'request.approved', '{"from": "declined", "to": "approved"}', id, case_id, client_id
         FROM request WHERE ${of(`status = 'declined'`)}`,
    ],
    /, row \d+ of history: request\.approved is stored/,
  ],
  [
    'a request without a beginning',
    [`DELETE FROM history_entry WHERE request_${withOrganisation}`],
    /^ESR-\w{6}, status: organisation_review is stored, history says draft/,
    /^ESR-/,
  ],
]
