import { blockKinds } from '@/lib/calendar/block'
import type { Consultant } from '@/lib/people/person'

/** The feed that whoever is at the keyboard has of this consultant's calendar: one at most, until it is revoked. */
export const ownFeed = (consultant: Consultant) => ({
  personId: consultant.by.id,
  consultantId: consultant.id,
  revokedAt: null,
})

/** The blocks the consultant side sees: those in the calendar of the consultant they are or act for. Anything else is not found. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })

/** Those that it may change by hand: blocks of their own, not the slots held for a request (domain §11). */
export const changeableBy = (consultant: Consultant) => ({ ...visibleTo(consultant), kind: { in: [...blockKinds] } })
