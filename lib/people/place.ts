import 'server-only'
import type { Tx } from '@/lib/db'
import type { Role } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

type Asked = { role: Role; practice?: string | undefined; organisation?: string | undefined }

/** Where somebody belongs: the record's columns, and the names as history keeps them. */
export type Place = {
  readonly role: Role
  readonly practiceId: string | null
  readonly organisationId: string | null
  readonly practice: string | null
  readonly organisation: string | null
}

/**
 * The place that a role has (domain §1): reviewers an organisation, practice staff a practice, consultants and clinical leaders
 * perhaps one, administrators none. What a role does not have is left aside. Refused where what it needs is missing or unknown.
 */
export async function placeOf(tx: Tx, { role, practice, organisation }: Asked): Promise<Place | Refusal> {
  const of = { role, practiceId: null, organisationId: null, practice: null, organisation: null }
  if (role === 'administrator') return of
  if (role === 'reviewer') {
    const found = organisation && (await tx.organisation.findUnique({ where: { id: organisation } }))
    if (!found) return refuse('', { organisation: 'Choose the organisation that they decide for.' })
    return { ...of, organisationId: found.id, organisation: found.name }
  }
  const found = practice && (await tx.practice.findUnique({ where: { id: practice } }))
  if (!found && (practice || role === 'practice_staff'))
    return refuse('', { practice: 'Choose the practice that they work in.' })
  return found ? { ...of, practiceId: found.id, practice: found.name } : of
}

/** The same as history keeps it. */
export const placeData = ({ role, practice, organisation }: Place) => ({ role, practice, organisation })

/**
 * Why somebody cannot become a reviewer of an organisation, or null: a reviewer must never be able to learn who a client is
 * (domain §1), and whoever has worked with its clients, or opened their pages, knows already.
 */
export async function whyNotReviewer(tx: Tx, person: { id: string; name: string }, to: Place): Promise<string | null> {
  const { id, name } = person
  const { organisationId, organisation } = to
  if (!organisationId) return null
  const known = await Promise.all([
    tx.assistCase.findFirst({ where: { consultantId: id, client: { organisationId } }, select: { id: true } }),
    tx.request.findFirst({
      where: { organisationId, OR: [{ consultantId: id }, { startedById: id }, { takenById: id }] },
      select: { id: true },
    }),
    tx.clientView.findFirst({ where: { personId: id, client: { organisationId } }, select: { id: true } }),
  ])
  if (known.every((one) => one === null)) return null
  return `${name} has worked with clients of ${organisation}, and a reviewer must not know who a client is. Invite somebody else.`
}
