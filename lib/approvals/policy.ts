import type { Reviewer } from '@/lib/people/person'
import type { LockedRequest } from '@/lib/requests/change'

/**
 * The requests a reviewer sees: those of their organisation that have reached it. What a clinical leader declined, or what
 * was withdrawn before it came, never existed for them (domain §8).
 */
export const visibleTo = (reviewer: Reviewer) => ({ organisationId: reviewer.organisationId, reachedOn: { not: null } })

/** Nobody decides on a request that they made (domain §4); a reviewer has no practice. */
export const mayDecide = (reviewer: Reviewer, request: LockedRequest): boolean =>
  request.organisationId === reviewer.organisationId &&
  request.consultantId !== reviewer.id &&
  request.startedById !== reviewer.id
