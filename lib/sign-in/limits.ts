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

/** A sign of life is written at most so often, in milliseconds. */
export const seenEvery = minute

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

type Ending = { readonly role: Role; readonly lastSeenAt: Date; readonly expiresAt: Date }

/** When it ends if nothing is done any more after `at`, at which something was done. */
export function endAfter({ role, lastSeenAt, expiresAt }: Ending, at: Date): Date {
  const rests = at.getTime() - lastSeenAt.getTime() <= seenEvery
  return endOf(role, { lastSeenAt: rests ? lastSeenAt : at, expiresAt })
}

/**
 * In how many seconds from `at` a page warns that its sign-in ends: unless something is done, and whatever is done. The first comes a
 * minute early, since the sign of life that later clicks of the same page give may be a minute older than they are.
 */
export function warningsOf(signIn: Ending, at: Date): { idle: number; whole: number } {
  const seconds = (end: Date, before: number) => Math.round((end.getTime() - before - at.getTime()) / 1_000)
  const whole = seconds(signIn.expiresAt, warning)
  return { idle: seconds(endAfter({ ...signIn, expiresAt: far }, at), warning + seenEvery), whole }
}

const far = new Date(8.64e15)
