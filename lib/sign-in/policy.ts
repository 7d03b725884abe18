import type { Person } from '@/lib/people/person'
import { limitsOf } from '@/lib/sign-in/limits'

/** The sign-ins of a person that stand, and those that wait for their second factor. Nobody sees or ends anybody else's here. */
export const standingOf = ({ id, role }: Pick<Person, 'id' | 'role'>, at: Date) => ({
  personId: id,
  revokedAt: null,
  expiresAt: { gt: at },
  lastSeenAt: { gt: new Date(at.getTime() - limitsOf[role].idle) },
})
