import 'server-only'
import type { Administrator, ClinicalLeader, Consultant, Person, Reviewer } from '@/lib/people/person'
import type { Searcher } from '@/lib/search/found'

/** Who practice staff act for: a consultant of their own practice. */
export type ActingFor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly timeZone: string
}

/** The consultant side, or null for anyone else; practice staff need someone to act for. */
export function asConsultant(person: Person, actingFor: ActingFor | null): Consultant | null {
  const by = { id: person.id, name: person.name, email: person.email }
  if (person.role === 'consultant')
    return {
      id: person.id,
      name: person.name,
      email: person.email,
      timeZone: person.timeZone,
      practiceId: person.practiceId,
      by,
    } as Consultant
  if (person.role === 'practice_staff' && actingFor)
    return { ...actingFor, practiceId: person.practiceId, by } as Consultant
  return null
}

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
