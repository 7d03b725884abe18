import 'server-only'
import type { Administrator, CaseAssigner, ClinicalLeader, Consultant, Person, Reviewer } from '@/lib/people/person'
import type { Searcher } from '@/lib/search/found'

/** Who practice staff act for: a consultant of their own practice. */
export type ActingFor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly timeZone: string
  /** Whether their practice lets its staff read clinical text; where it says nothing, it does not. */
  readonly staffReadClinicalText?: boolean
}

/** The consultant side, or null for anyone else; practice staff need someone to act for. */
export function asConsultant(person: Person, actingFor: ActingFor | null): Consultant | null {
  const { practiceId } = person
  const by = { id: person.id, name: person.name, email: person.email }
  if (person.role === 'consultant') return sideOf(person, { practiceId, by, readsClinicalText: true })
  if (person.role !== 'practice_staff' || !actingFor) return null
  return sideOf(actingFor, { practiceId, by, readsClinicalText: actingFor.staffReadClinicalText === true })
}

/** Takes over nothing but who they are: what somebody else may do is not theirs. */
const sideOf = (
  { id, name, email, timeZone }: ActingFor,
  rest: Pick<Consultant, 'practiceId' | 'by' | 'readsClinicalText'>,
): Consultant => ({ id, name, email, timeZone, ...rest }) as Consultant

/** A reviewer of an organisation, or null for anyone else. */
export function asReviewer(person: Person): Reviewer | null {
  if (person.role !== 'reviewer' || !person.organisationId) return null
  return { id: person.id, name: person.name, email: person.email, organisationId: person.organisationId } as Reviewer
}

/** A clinical leader, or null for anyone else. */
export function asClinicalLeader(person: Person): ClinicalLeader | null {
  if (person.role !== 'clinical_leader') return null
  return { id: person.id, name: person.name, email: person.email, practiceId: person.practiceId } as ClinicalLeader
}

/** Who can search, or null for anyone else. */
export const asSearcher = (person: Person, actingFor: ActingFor | null): Searcher | null =>
  asConsultant(person, actingFor) ?? asClinicalLeader(person)

/** An administrator, or null for anyone else. */
export function asAdministrator(person: Person): Administrator | null {
  if (person.role !== 'administrator') return null
  return { id: person.id, name: person.name, email: person.email } as Administrator
}

/** Practice staff for their practice, an administrator for the provider, or null for anyone else. */
export function asCaseAssigner({ id, name, timeZone, role, practiceId }: Person): CaseAssigner | null {
  if (role === 'administrator') return { id, name, timeZone, practiceId: null } as CaseAssigner
  return role === 'practice_staff' && practiceId ? ({ id, name, timeZone, practiceId } as CaseAssigner) : null
}
