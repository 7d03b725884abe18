import type {
  Administrator,
  CaseAssigner,
  ClinicalLeader,
  Consultant,
  Person,
  Reviewer,
  Role,
} from '@/lib/people/person'
import type { Gate } from '@/tests/support/matrix/discover'
import type { GridRecord, State } from '@/tests/support/matrix/grid'

/*
 * How to add a row (S1); `npm test -- unit` names what has none. Into the noun's file here, under '<noun>/<file>.ts <function>':
 *
 *   finds: own, of: 'waiting', try: (consultant, record) => requestOf(consultant, record.request)           for a read
 *   counts: own, of: 'waiting', try: (consultant) => needsYouCount(consultant)                             for a number
 *   does: own, of: 'waiting', try: (consultant, record, at) => withdrawRequest(consultant, {…}, at)         for a change
 *   noId: 'why there is nothing to name somebody else’s record by'                                          for neither
 *
 * `of` is a state in which the owner would succeed (grid.ts makes a record in it); before it stands whose records are found or
 * changed. Whatever is not listed must not be found, must be refused, and must leave every table as it is. Who comes through the
 * gate is not said here: the type of the first parameter says it. Pages are in pages.ts, server actions in actions.ts.
 */

/**
 * Whose a record is, seen from the people of the grid: their own; a colleague's; a consultant's of another practice; one of
 * nobody they work with, but of a client of their own organisation; and one with whom they have nothing in common.
 */
export const ownerships = ['own', 'same practice', 'other practice', 'same organisation', 'other organisation'] as const
export type Ownership = (typeof ownerships)[number]

export const own: readonly Ownership[] = ['own']
export const ofPractice: readonly Ownership[] = ['own', 'same practice']
export const ofOrganisation: readonly Ownership[] = ['own', 'same organisation']
export const elsewhere: readonly Ownership[] = ['other practice', 'same organisation', 'other organisation']
export const all: readonly Ownership[] = ownerships

/** The people of the grid: one of each role, and a clinical leader who belongs to the practice too. */
export const everybody = [
  ...(['consultant', 'practice_staff', 'clinical_leader', 'leader_of_practice', 'reviewer', 'administrator'] as const),
]
export type Somebody = (typeof everybody)[number]
export const roleOf = (who: Somebody): Role => (who === 'leader_of_practice' ? 'clinical_leader' : who)

/** Whose records, for all who come through the gate, or for each of them where they differ. */
export type Allowed = readonly Ownership[] | Readonly<Partial<Record<Somebody, readonly Ownership[]>>>

export const isAllowed = (allowed: Allowed, who: Somebody, whose: Ownership): boolean =>
  ('includes' in allowed ? allowed : (allowed[who] ?? [])).includes(whose)

/** Who comes through a gate. */
export const through: Readonly<Record<Gate, readonly Somebody[]>> = {
  Consultant: ['consultant', 'practice_staff'],
  Reviewer: ['reviewer'],
  ClinicalLeader: ['clinical_leader', 'leader_of_practice'],
  Administrator: ['administrator'],
  CaseAssigner: ['practice_staff', 'administrator'],
  Person: everybody,
}

export type Actor = Consultant | Reviewer | ClinicalLeader | Administrator | CaseAssigner | Person
type Try<Who> = (who: Who, record: GridRecord, at: Date) => unknown
type Tried<Who> = { readonly of: State; readonly try: Try<Who> }

/** What is tried of each record of the five; a query that gives a number is tried before and after one more comes. */
export type Cells<Who> =
  | ({ readonly finds: Allowed } & Tried<Who>)
  | ({ readonly counts: Allowed } & Tried<Who>)
  | ({ readonly does: Allowed } & Tried<Who>)
export type Row<Who> = Cells<Who> | readonly Cells<Who>[] | { readonly noId: string }
export type Rows = Readonly<Record<string, Row<never>>>

/** Rows for what one gate lets in: `rows<Consultant>({…})`. */
export const rows = <Who extends Actor>(of: Readonly<Record<string, Row<Who>>>): Rows => of as Rows
