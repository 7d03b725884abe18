import 'server-only'
import type { Tx } from '@/lib/db'
import type { Addressee } from '@/lib/mail/queue'
import type { Told } from '@/lib/mail/recipients'
import type { Role } from '@/lib/people/person'
import type { LockedRequest } from '@/lib/requests/change'
import { outcomeAddress } from '@/lib/requests/outcome-task'

/** The texts that administrators keep (domain §6.1), by key; an empty text where there is none. */
export async function keptTexts(tx: Tx): Promise<(key: string) => string> {
  const rows = await tx.providerText.findMany()
  const bodies = new Map(rows.map(({ key, body }) => [key, body]))
  return (key) => bodies.get(key) ?? ''
}

/**
 * The addresses behind a role of `recipients`, from the records (domain §6.2). Nobody who is disabled or has gone elsewhere; no
 * clinical leader of the practice that made the request, since they may not decide on it (domain §4).
 */
export async function addresseesOf(tx: Tx, to: Told, request: LockedRequest, at: Date): Promise<Addressee[]> {
  if (to === 'client') {
    const toAddress = outcomeAddress(request, at)
    return toAddress ? [{ toAddress, clientId: request.clientId }] : []
  }
  if (to === 'consultant') return active([request.consultant].filter(isConsultant))
  if (to === 'consultant_side')
    return active([...[request.consultant].filter(isConsultant), ...[request.startedBy].filter(actsFor(request))])
  if (to === 'administrators') return active(await tx.person.findMany({ where: { role: 'administrator' } }))
  if (to === 'reviewers') return withRole(tx, 'reviewer', request)
  if (to === 'clinical_leaders') return withRole(tx, 'clinical_leader', request)
  const asked = request.questions.at(-1)
  const deciders = await withRole(tx, asked?.stage === 'clinical' ? 'clinical_leader' : 'reviewer', request)
  // Whoever asked may have left meanwhile: then the answer waits for all who can decide.
  const asker = deciders.filter(({ personId }) => personId === asked?.askedById)
  return asker.length > 0 ? asker : deciders
}

type Account = { id: string; email: string; disabledAt: Date | null }
type Placed = Account & { role: string; practiceId: string | null }

const isConsultant = ({ role }: Placed): boolean => role === 'consultant'

/** Practice staff who made a request for a consultant of theirs hear of it for as long as they are of one practice. */
const actsFor =
  ({ consultant }: LockedRequest) =>
  ({ role, practiceId }: Placed): boolean =>
    role === 'practice_staff' && practiceId !== null && practiceId === consultant.practiceId

const active = (people: readonly Account[]): Addressee[] =>
  people.filter(({ disabledAt }) => disabledAt === null).map(({ id, email }) => ({ personId: id, toAddress: email }))

async function withRole(
  tx: Tx,
  role: Extract<Role, 'reviewer' | 'clinical_leader'>,
  request: LockedRequest,
): Promise<Addressee[]> {
  const { practiceId } = request.consultant
  const whose =
    role === 'reviewer'
      ? { organisationId: request.organisationId }
      : {
          id: { notIn: [request.consultantId, request.startedById] },
          ...(practiceId ? { OR: [{ practiceId: null }, { practiceId: { not: practiceId } }] } : {}),
        }
  return active(await tx.person.findMany({ where: { role, ...whose }, orderBy: { id: 'asc' } }))
}
