import { randomUUID } from 'node:crypto'
import type { GridRecord, State } from '@/tests/support/matrix/grid'
import { administration, ownWayIn } from '@/tests/support/matrix/own-way-in'
import {
  type Allowed,
  all,
  elsewhere,
  everybody,
  ofOrganisation,
  ofPractice,
  own,
  type Somebody,
} from '@/tests/support/matrix/row'

/*
 * How to add a row (S1). A server action by its file and export, as `npm test -- unit` names it.
 *
 *   does: ofSide, of: 'waiting', from: '/requests/[request]/withdrawal', form: (record) => ({…})     a form, with useActionState
 *   plain: (record) => ({…}) instead of form: a form without it; args: (record) => […]: called with values
 *   finds: … with shows: (record) => 'what the answer holds where it was found'                       one that only looks
 *   lets: side, from: '/guides', plain: () => ({…})                                                   no id: who can do it
 *   asked: 'tests/e2e/sign-in.test.ts'                                                                its cells are asserted there
 *
 * Each is posted by everybody, about everybody's records, to its own page and to another: what is not allowed changes no row,
 * and is answered with a refusal, *not found* or a redirect. `first` is an action that must have been posted before it.
 */
type Sent =
  | { readonly form: (record: GridRecord) => Record<string, string> }
  | { readonly plain: (record: GridRecord) => Record<string, string> }
  | { readonly args: (record: GridRecord) => unknown[] }
type Place = { readonly from: string; readonly first?: string }
type Records = { readonly of: State } & Place & Sent
export type Action =
  | ({ readonly does: Allowed } & Records)
  | ({ readonly finds: Allowed; readonly shows: (record: GridRecord) => string } & Records)
  | ({ readonly lets: readonly Somebody[] } & Place & Sent)
  | { readonly asked: string }

const side = { consultant: own, practice_staff: own }
const chosen = { practice_staff: ofPractice, administrator: all }
const decidable = { clinical_leader: all, leader_of_practice: elsewhere }
const clinicalText = { consultant: own }
const appointment = ({ appointment: number }: GridRecord) => ({ appointment: number })
const request = ({ request: number }: GridRecord) => ({ request: number })
const whole = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)
const typed = (record: GridRecord) => ({
  ...{ case: record.case, submissionKey: randomUUID(), sessions: '2', dateOfRequest: record.today },
  ...{ goal: 'consolidate', goalOther: '', pathway: 'gp', pathwayOther: '', outcomeTo: 'client', outcomeAddress: '' },
  ...{ again: '', newInformation: '' },
})

const portal: Record<string, Action> = {
  'actions.ts chooseTheme': { lets: everybody, from: '/guides', plain: () => ({ theme: 'dark' }) },
  'actions.ts chooseShortcuts': { lets: everybody, from: '/guides', plain: () => ({ shortcuts: 'off' }) },
  'actions.ts chooseActingFor': {
    ...{ does: { practice_staff: ['same practice'] }, of: 'idle', from: '/guides' },
    plain: ({ consultant }) => ({ consultant }),
  },
  'search/actions.ts find': {
    ...{ finds: { ...side, clinical_leader: all, leader_of_practice: all }, of: 'reviewing', from: '/guides' },
    ...{ args: ({ request: number }) => [number], shows: ({ request: number }) => number },
  },
}

const calendar: Record<string, Action> = {
  'calendar/actions.ts commence': { does: side, of: 'past', from: '/calendar/[appointment]', form: appointment },
  'calendar/actions.ts complete': { does: side, of: 'past', from: '/calendar/[appointment]', form: appointment },
  'calendar/actions.ts noShow': { does: side, of: 'past', from: '/calendar/[appointment]/no-show', form: appointment },
  'calendar/actions.ts book': {
    ...{ does: side, of: 'idle', from: '/calendar/new' },
    form: ({ case: code, date, time }) => ({ case: code, date, time, manner: 'video' }),
  },
  'calendar/actions.ts move': {
    ...{ does: side, of: 'ahead', from: '/calendar/[appointment]/time' },
    form: ({ appointment: number, date, time }) => ({ appointment: number, date, time, manner: 'video' }),
  },
  'calendar/actions.ts drop': {
    ...{ does: side, of: 'ahead', from: '/calendar' },
    args: ({ appointment: number, date, time }) => [{ appointment: number, on: date, at: time }],
  },
  'calendar/actions.ts cancel': {
    ...{ does: side, of: 'ahead', from: '/calendar/[appointment]/cancellation' },
    form: ({ appointment: number }) => ({ appointment: number, cancellation: 'provider' }),
  },
  'calendar/blocks/actions.ts add': {
    ...{ does: side, of: 'idle', from: '/calendar/blocks/new' },
    form: ({ consultant, date, time, endDate, endTime }) => ({
      ...{ consultant, kind: 'other', fromDate: date, fromTime: time, toDate: endDate, toTime: endTime },
    }),
  },
  'calendar/blocks/actions.ts change': {
    ...{ does: side, of: 'idle', from: '/calendar/blocks/[block]' },
    form: ({ block, date, time, endDate, endTime }) => ({
      ...{ block, kind: 'other', fromDate: date, fromTime: time, toDate: endDate, toTime: endTime, scope: 'one' },
    }),
  },
  'calendar/blocks/actions.ts remove': {
    ...{ does: side, of: 'idle', from: '/calendar/blocks/[block]' },
    form: ({ block }) => ({ block, scope: 'one' }),
  },
  'calendar/feed/actions.ts make': {
    ...{ does: side, of: 'idle', from: '/calendar/feed' },
    form: ({ consultant }) => ({ consultant, detail: 'busy', instead: 'true' }),
  },
  'calendar/feed/actions.ts change': {
    ...{ does: side, of: 'idle', from: '/calendar/feed' },
    form: ({ consultant }) => ({ consultant, detail: 'number' }),
  },
  'calendar/feed/actions.ts revoke': {
    ...{ does: side, of: 'idle', from: '/calendar/feed' },
    form: ({ consultant }) => ({ consultant }),
  },
}

const cases: Record<string, Action> = {
  'cases/[case]/closing/actions.ts sendClosing': {
    ...{ does: side, of: 'idle', from: '/cases/[case]/closing' },
    form: (record) => ({ case: record.case }),
  },
  'cases/[case]/consultant/actions.ts sendConsultant': {
    ...{ does: chosen, of: 'unassigned', from: '/cases/[case]/consultant' },
    form: (record) => ({ case: record.case, consultant: record.mine }),
  },
  'cases/[case]/consultant/actions.ts sendPractice': {
    ...{ does: { administrator: all }, of: 'unassigned', from: '/cases/[case]/consultant' },
    form: (record) => ({ case: record.case, practice: record.home }),
  },
  'cases/[case]/requests/new/actions.ts sendRequest': {
    ...{ does: side, of: 'idle', from: '/cases/[case]/requests/new', form: typed },
  },
  'cases/[case]/requests/new/actions.ts autosave': {
    ...{ does: side, of: 'idle', from: '/cases/[case]/requests/new', args: (record) => [typed(record)] },
  },
  'cases/[case]/tasks/[task]/actions.ts toldClient': {
    ...{ does: side, of: 'untold', from: '/cases/[case]/tasks/[task]' },
    form: (record) => ({ case: record.case, task: record.task }),
  },
  'clients/[client]/cases/new/actions.ts sendNewCase': {
    ...{ does: side, of: 'idle', from: '/clients/[client]/cases/new' },
    form: ({ client }) => ({ client, issue: 'Grief' }),
  },
}

const requests: Record<string, Action> = {
  'requests/[request]/actions.ts sendAnswer': {
    ...{ does: side, of: 'asked', from: '/requests/[request]' },
    form: (record) => ({ ...request(record), version: String(record.version), answer: 'It can wait.' }),
  },
  'requests/[request]/actions.ts keepAnswer': {
    ...{ does: side, of: 'asked', from: '/requests/[request]' },
    args: (record) => [{ ...request(record), answer: 'It can' }],
  },
  'requests/[request]/actions.ts findIdentity': {
    ...{ finds: side, of: 'asked', from: '/requests/[request]' },
    ...{ args: ({ request: number, familyName }) => [number, familyName], shows: () => 'Marlowe' },
  },
  'requests/[request]/actions.ts sendWithdrawal': {
    ...{ does: side, of: 'waiting', from: '/requests/[request]/withdrawal' },
    form: (record) => ({ ...request(record), reason: 'mistake', reasonOther: '' }),
  },
  'requests/[request]/further-details/actions.ts sendDetails': {
    ...{ does: clinicalText, of: 'details', from: '/requests/[request]/further-details' },
    form: (record) => ({ ...request(record), ...whole }),
  },
  'requests/[request]/further-details/actions.ts saveDetails': {
    ...{ does: clinicalText, of: 'details', from: '/requests/[request]/further-details' },
    args: (record) => [{ ...request(record), risk: 'Said.' }],
  },
  'requests/[request]/further-details/actions.ts sendWithout': {
    ...{ does: side, of: 'fallen', from: '/requests/[request]/further-details', plain: request },
  },
  'requests/[request]/held-slot/actions.ts hold': {
    ...{ does: side, of: 'waiting', from: '/requests/[request]/held-slot' },
    form: ({ request: number, date, time }) => ({ request: number, date, time }),
  },
  'requests/[request]/held-slot/actions.ts release': {
    ...{ does: side, of: 'holding', from: '/requests/[request]', form: request },
  },
  'requests/[request]/held-slot/actions.ts book': {
    ...{ does: side, of: 'granted', from: '/requests/[request]', form: request },
  },
}

const decisions: Record<string, Action> = {
  'reviews/[request]/actions.ts review': {
    ...{ does: decidable, of: 'reviewing', from: '/reviews/[request]' },
    form: (record) => ({ ...request(record), version: String(record.version), choice: 'endorse_all' }),
  },
  'reviews/[request]/actions.ts take': {
    ...{ does: decidable, of: 'reviewing', from: '/reviews/[request]', plain: request },
  },
  'reviews/[request]/actions.ts giveBack': {
    ...{ does: decidable, of: 'reviewing', from: '/reviews/[request]', plain: request },
    first: 'reviews/[request]/actions.ts take',
  },
  'approvals/[request]/actions.ts decide': {
    ...{ does: { reviewer: ofOrganisation }, of: 'waiting', from: '/approvals/[request]' },
    form: (record) => ({ ...request(record), version: '1', choice: 'approve_all', condition: '' }),
  },
}

export const actions: Readonly<Record<string, Action>> = {
  ...{ ...portal, ...calendar, ...cases, ...requests, ...decisions, ...administration, ...ownWayIn },
}
