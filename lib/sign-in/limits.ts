import type { Role } from '@/lib/people/person'

const minute = 60_000
const hour = 60 * minute

/**
 * How long a sign-in lasts, in milliseconds: without a sign of life, and in all (ASVS 5.0 7.3.1 and 7.3.2; within NIST SP 800-63B-4
 * for AAL2: one hour, 24 hours). Consultants listen for 50 minutes between two clicks; administrators can change everybody.
 */
export const limitsOf: Record<Role, { readonly idle: number; readonly inAll: number }> = {
  consultant: { idle: hour, inAll: 12 * hour },
  practice_staff: { idle: hour, inAll: 12 * hour },
  clinical_leader: { idle: 30 * minute, inAll: 12 * hour },
  reviewer: { idle: 30 * minute, inAll: 8 * hour },
  administrator: { idle: 15 * minute, inAll: 8 * hour },
}

/** How long before its end a sign-in is warned of, in milliseconds (design §9). */
export const warning = 2 * minute

/** How long a half sign-in waits for its second factor, in milliseconds. */
export const factorWait = 10 * minute

/** How long somebody counts as having proved who they are, for a change of their way in, of people, or an export; in milliseconds. */
export const proofLasts = 10 * minute

/** Whether who is signed in proved it lately enough for such a change. */
export const provedLately = (provedAt: Date | null, at: Date): boolean =>
  provedAt !== null && at.getTime() - provedAt.getTime() < proofLasts

/** When a sign-in ends unless something more is done in it. */
export function endOf(role: Role, signIn: { lastSeenAt: Date; expiresAt: Date }): Date {
  const idle = signIn.lastSeenAt.getTime() + limitsOf[role].idle
  return new Date(Math.min(idle, signIn.expiresAt.getTime()))
}
