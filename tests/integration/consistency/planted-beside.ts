import { approved, open, type Planted, withOrganisation } from '@/tests/integration/consistency/planted'

const mailOf = (event: string) => `id = (SELECT id FROM mail WHERE event = '${event}' ORDER BY id LIMIT 1)`
const update = (set: string, event: string) => `UPDATE mail SET ${set} WHERE ${mailOf(event)}`
const twice = (event: string) =>
  `INSERT INTO mail (id, event, request_id, person_id, client_id, from_name, to_address, subject, text, html, queued_at)
   SELECT gen_random_uuid(), event, request_id, person_id, client_id, from_name, to_address, subject, text, html, queued_at
     FROM mail WHERE ${mailOf(event)}`
const completed = `id = (SELECT id FROM appointment WHERE status = 'completed' ORDER BY number LIMIT 1)`

export const plantedInCases: Planted[] = [
  [
    'a case opened again',
    [
      `UPDATE assist_case SET closed_at = NULL WHERE id = (SELECT case_id FROM history_entry WHERE event = 'case.closed' ORDER BY id LIMIT 1)`,
    ],
    /^ASST-\d+, closed: nothing is stored/,
  ],
  [
    'a case that is gone',
    [`DELETE FROM assist_case WHERE id = ${open}`],
    /^Row \d+ of history, what it is about: nothing/,
    /^ESR-/,
  ],
  [
    'an entitlement that is gone',
    [`DELETE FROM allotment WHERE kind = 'entitlement' AND case_id = ${open}`],
    /^ASST-\d+, entitlement: /,
  ],
  ['an appointment', [`UPDATE appointment SET status = 'no_show' WHERE ${completed}`], /^APP-\d+, status: no_show/],
  [
    'the time of an appointment',
    [`UPDATE appointment SET starts_at = starts_at + interval '1 minute' WHERE ${completed}`],
    /^APP-\d+, starts: /,
  ],
  [
    'an appointment that is gone',
    [`DELETE FROM appointment WHERE ${completed}`],
    /^Row \d+ of history, what it is about: nothing is stored, history says appointment\.booked/,
  ],
  [
    'sessions booked beyond what was granted',
    [
      `UPDATE history_entry SET data = '{"entitled": 0}' WHERE event = 'case.opened' AND case_id = ${open}`,
      `UPDATE allotment SET sessions = 0 WHERE kind = 'entitlement' AND case_id = ${open}`,
    ],
    /^APP-\d+, booked by row \d+ of history: /,
    /, (way it took|total of row \d+ of history): /,
  ],
  [
    'a task that is missing',
    [`DELETE FROM task WHERE done_at IS NULL AND case_id = ${open}`],
    /^ASST-\d+, open tasks: +is/,
  ],
  [
    'a task too many',
    [`INSERT INTO task (id, case_id, kind) VALUES (gen_random_uuid(), ${open}, 'further_details_required')`],
    /^ASST-\d+, open tasks: /,
  ],
  [
    'a client who is gone',
    [`DELETE FROM client WHERE id = (SELECT client_id FROM request WHERE ${withOrganisation})`],
    /^Client \S+, record: nothing is stored/,
  ],
  [
    'a holiday that was added and is not there',
    [
      `INSERT INTO history_entry (at, event, data) VALUES (now(), 'holiday.added', '{"state": "QLD", "day": "2027-02-02", "name": "Flood"}')`,
    ],
    /^QLD 2027-02-02, holiday: no holiday is stored, history says Flood/,
  ],
]

export const plantedInMails: Planted[] = [
  [
    'an outcome that the consultant was not told',
    [`DELETE FROM mail WHERE ${mailOf('approved-consultant')}`],
    /, mails approved-consultant at \S+ to \S+: 0 is stored, history says 1/,
  ],
  ['an outcome told to them twice', [twice('declined-consultant')], /to \S+: 2 is stored, history says 1/],
  [
    'an outcome that the client was not told',
    [`DELETE FROM mail WHERE ${mailOf('approved-client')}`],
    /, how the client is told: 0 mails, 0 tasks is stored/,
  ],
  ['an outcome told to the client twice', [twice('declined-client')], /, how the client is told: 2 mails, 0 tasks/],
  [
    'an outcome told by mail and by the consultant',
    [
      `INSERT INTO task (id, case_id, kind, request_id) SELECT gen_random_uuid(), r.case_id, 'tell_client_the_outcome', r.id
         FROM request r JOIN mail m ON m.request_id = r.id WHERE m.${mailOf('approved-client')}`,
      update(`status = 'sent', settled_at = now()`, 'approved-client'),
    ],
    /, how the client is told: 1 mails, 1 tasks/,
  ],
  [
    'an outcome that did not arrive, and nobody to tell it',
    [update(`status = 'failed', settled_at = now()`, 'approved-client')],
    /, how the client is told: 1 mails, 0 tasks/,
  ],
  [
    'an outcome that is not decided',
    [update(`request_id = (SELECT id FROM request WHERE ${withOrganisation})`, 'approved-client')],
    /, outcome mails to the client: 1 is stored, history says 0/,
    /, how the client is told: 0 mails/,
  ],
  [
    'an outcome for which there is neither address nor task',
    [
      `DELETE FROM task WHERE kind = 'tell_client_the_outcome' AND request_id = (SELECT request_id FROM task WHERE kind = 'tell_client_the_outcome' LIMIT 1)`,
    ],
    /, how the client is told: 0 mails, 0 tasks/,
  ],
  [
    'a reviewer who was not told',
    [`DELETE FROM mail WHERE ${mailOf('request-waits')}`],
    /, mails request-waits at \S+ to \S+: 0 is stored, history says 1/,
  ],
  [
    'a mail without an event',
    [update(`request_id = (SELECT id FROM request WHERE ${approved})`, 'review-waits')],
    /, mails review-waits at \S+ to \S+: 1 is stored, history says 0/,
    /, mails review-waits at \S+ to \S+: 0 is stored, history says 1/,
  ],
  [
    'a mail to somebody of another organisation',
    [
      update(
        `person_id = (SELECT p.id FROM person p JOIN request r ON r.id = mail.request_id WHERE p.role = 'reviewer'
          AND p.organisation_id <> r.organisation_id AND NOT EXISTS (SELECT FROM history_entry h WHERE h.about_person_id = p.id) LIMIT 1)`,
        'no-decision-needed',
      ),
    ],
    /, mails no-decision-needed at \S+ to \S+: [01] is stored/,
  ],
  [
    'a mail with no worker',
    [update(`status = 'claimed', settled_at = NULL`, 'request-waits')],
    /^Mail \S+, state: claimed/,
  ],
  [
    'a mail about no request likewise',
    [update(`status = 'sent', settled_at = NULL`, 'invitation')],
    /^Mail \S+, state: sent/,
  ],
]
