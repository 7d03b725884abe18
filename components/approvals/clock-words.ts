import type { ReleasedClock, ReleasedRequest } from '@/lib/approvals/release'

/** The state of the organisation's clock, in words. */
export function clockWords({ state, left, day, length }: ReleasedClock): string {
  if (state === 'ended') return `ended on business day ${day} of ${length}`
  return state === 'paused' ? `paused on day ${day}` : left
}

/** How the small form of the clock is drawn. */
export function clockLook({ state, overdue }: ReleasedClock): 'running' | 'paused' | 'overdue' {
  if (state === 'paused') return 'paused'
  return overdue ? 'overdue' : 'running'
}

/** How many of how many were approved, for the state's tag. */
export function grantedOf({ outcome, sessions }: ReleasedRequest): { sessions: number; of: number } | undefined {
  return outcome?.kind === 'approved' ? { sessions: outcome.sessions, of: sessions } : undefined
}
