import type { PeopleEvent } from '@/lib/history/event'
import { type Role, roleWords } from '@/lib/people/person'

export type PeopleData = {
  role?: string
  wasRole?: string
  practice?: string | null
  wasPractice?: string | null
  organisation?: string | null
  wasOrganisation?: string | null
  factor?: string
  allowed?: boolean
  signIns?: number
  facts?: readonly { was: string; is: string }[]
}
type Said = { readonly title: string; readonly detail?: string }

/** The second factors and their words; 'demo' is the click of the demo's sign-in page. */
export const factorWords: Readonly<Record<string, string>> = {
  passkey: 'Passkey',
  totp: 'Authenticator app',
  recovery_code: 'Recovery code',
  emailed_code: 'Code by mail',
  demo: 'Demo',
}

const roleOf = (role: string | undefined): string => roleWords[role as Role] ?? ''
const factorOf = ({ factor = '' }: PeopleData): string => (factorWords[factor] ?? factor).toLowerCase()

function changed(data: PeopleData): Said {
  const pairs = [
    [roleOf(data.wasRole), roleOf(data.role)],
    [data.wasPractice ?? 'no practice', data.practice ?? 'no practice'],
    [data.wasOrganisation ?? 'no organisation', data.organisation ?? 'no organisation'],
  ] as const
  const words = pairs.filter(([before, after]) => before !== after).map(([before, after]) => `${before} to ${after}`)
  return { title: 'Role or place changed', detail: words.join('; ') }
}

/** What each event about a person, a practice or an organisation is called. Exhaustive: one without words does not compile. */
export const peopleWords: Record<PeopleEvent['event'], (data: PeopleData) => Said> = {
  'person.invited': (data) => ({ title: 'Invited', detail: roleOf(data.role) }),
  'person.invited_again': () => ({ title: 'Invited again', detail: 'The link before no longer works' }),
  'person.invitation_revoked': () => ({ title: 'Invitation revoked' }),
  'person.invitation_expired': () => ({ title: 'Invitation expired', detail: 'Its seven days are over' }),
  'person.invitation_taken_up': () => ({ title: 'Invitation taken up' }),
  'person.changed': changed,
  'person.facts_changed': ({ facts = [] }) => ({
    title: 'Name, title or time zone changed',
    detail: facts.map(({ was, is }) => `${was || 'none'} to ${is || 'none'}`).join('; '),
  }),
  'person.disabled': () => ({ title: 'Disabled', detail: 'Every sign-in ended' }),
  'person.enabled': () => ({ title: 'Enabled' }),
  'person.password_link_asked': () => ({ title: 'Asked for a new password' }),
  'person.password_set': () => ({ title: 'New password set' }),
  'person.email_change_asked': () => ({ title: 'New email to be confirmed' }),
  'person.email_changed': () => ({ title: 'Email changed' }),
  'person.factor_added': (data) => ({ title: `Second factor added: ${factorOf(data)}` }),
  'person.factor_removed': (data) => ({ title: `Second factor removed: ${factorOf(data)}` }),
  'person.factors_reset': () => ({
    title: 'Second factors taken away',
    detail: 'A new one is set up at the next sign-in',
  }),
  'person.recovery_codes_made': () => ({ title: 'Recovery codes made' }),
  'person.recovery_code_used': () => ({ title: 'Recovery code used' }),
  'person.sign_ins_ended': (data) => ({
    title: data.signIns === 1 ? 'A sign-in ended' : `${data.signIns ?? 0} sign-ins ended`,
  }),
  'person.history_read': () => ({ title: 'Looked up in History' }),
  'person.history_exported': () => ({ title: 'Taken out of History as a file' }),
  'practice.staff_reading_changed': (data) => ({
    title: data.allowed ? 'Practice staff may read Further details' : 'Practice staff no longer read Further details',
  }),
  'organisation.emailed_code_changed': (data) => ({
    title: data.allowed ? 'A code by mail is allowed for reviewers' : 'A code by mail is no longer allowed',
  }),
}

/** True for an event that these words are for. */
export const isPeopleEvent = (event: string): event is PeopleEvent['event'] => event in peopleWords
