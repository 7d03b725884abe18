import type { ReleasedClock, ReleasedRequest } from '@/lib/approvals/release'

const days = (count: number): string => `${count} business ${count === 1 ? 'day' : 'days'}`

/** The state of the organisation's clock, in words. */
export function clockWords({ state, daysLeft, day, length }: ReleasedClock): string {
  if (state === 'ended') return `ended on business day ${day} of ${length}`
  if (state === 'paused') return `paused on day ${day}`
  if (daysLeft < 0) return `overdue by ${days(-daysLeft)}`
  return daysLeft === 0 ? 'due today' : `${days(daysLeft)} left`
}

/** How the small form of the clock is drawn. */
export function clockLook({ state, daysLeft }: ReleasedClock): 'running' | 'paused' | 'overdue' {
  if (state === 'paused') return 'paused'
  return daysLeft < 0 ? 'overdue' : 'running'
}

/** How many of how many were approved, for the state's tag. */
export function grantedOf({ outcome, sessions }: ReleasedRequest): { sessions: number; of: number } | undefined {
  return outcome?.kind === 'approved' ? { sessions: outcome.sessions, of: sessions } : undefined
}
