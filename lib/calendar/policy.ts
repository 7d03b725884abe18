import type { Consultant } from '@/lib/people/person'

/** The feed that whoever is at the keyboard has of this consultant's calendar: one at most, until it is revoked. */
export const ownFeed = (consultant: Consultant) => ({
  personId: consultant.by.id,
  consultantId: consultant.id,
  revokedAt: null,
})
