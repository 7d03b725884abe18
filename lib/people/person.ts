/** The five roles of domain §1 that sign in. */
export const roles = ['consultant', 'practice_staff', 'clinical_leader', 'reviewer', 'administrator'] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  consultant: 'Consultant',
  practice_staff: 'Practice staff',
  clinical_leader: 'Clinical leader',
  reviewer: 'Organisation reviewer',
  administrator: 'Administrator',
}

/** Where somebody stands on the way in: asked to come, come, or kept out. */
export const personStates = ['invited', 'active', 'disabled'] as const
export type PersonState = (typeof personStates)[number]

export const personStateWords: Record<PersonState, string> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Disabled',
}

/** Whoever has set a password has taken up their invitation. */
export function personState({
  disabledAt,
  hasPassword,
}: {
  disabledAt: Date | null
  hasPassword: boolean
}): PersonState {
  if (disabledAt) return 'disabled'
  return hasPassword ? 'active' : 'invited'
}

export type Theme = 'light' | 'dark' | 'system'

/** Someone signed in. `signInId` is the browser's sign-in, whose row is read on every request. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly title: string
  readonly timeZone: string
  readonly theme: Theme
  /** Whether single keys do something; Ctrl K always does. */
  readonly shortcuts: boolean
  readonly practiceId: string | null
  readonly organisationId: string | null
  readonly signInId: string
}

/** What waits on a consultant. */
export type OpenWork = { readonly cases: number; readonly requests: number }

/** '12 open cases and 3 open requests', or '' for nothing. */
export const openWorkWords = ({ cases, requests }: OpenWork): string =>
  [counted(cases, 'open case'), counted(requests, 'open request')].filter(Boolean).join(' and ')

const counted = (count: number, word: string): string => (count ? `${count} ${word}${count === 1 ? '' : 's'}` : '')

declare const gate: unique symbol
/** A person who came through a gate (lib/sign-in/gates.ts): the type is the proof. */
type Gated<Name extends string> = { readonly [gate]: Name }

/**
 * The consultant side of a request: `id` is the consultant whose clients these are, `by` who is at the keyboard
 * (the same person, or practice staff acting for them; history keeps both, domain §1).
 */
export type Consultant = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly practiceId: string | null
  readonly by: { readonly id: string; readonly name: string; readonly email: string }
  /** Whether who is at the keyboard reads and writes the answers of Further details: of practice staff, as their practice has it. */
  readonly readsClinicalText: boolean
} & Gated<'consultant'>

/** A person of an organisation who decides on its requests. */
export type Reviewer = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly organisationId: string
} & Gated<'reviewer'>

/** A clinician of the provider who decides clinical reviews. `practiceId` keeps them from their own practice's requests. */
export type ClinicalLeader = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly practiceId: string | null
} & Gated<'clinical_leader'>

/** Provider staff who look after organisations, people, overdue requests and failed mail. */
export type Administrator = {
  readonly id: string
  readonly name: string
  readonly email: string
} & Gated<'administrator'>

/** Who chooses the consultant of a case that has none: staff of a practice for its own cases, the provider's for all. */
export type CaseAssigner = {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  /** Null for the provider. */
  readonly practiceId: string | null
} & Gated<'case_assigner'>

/** True when practice staff, not the consultant, are at the keyboard. */
export const actsForAnother = (consultant: Consultant): boolean => consultant.by.id !== consultant.id

/** 'Mei-Lin Tran' → 'MT', for avatars. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase())
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
