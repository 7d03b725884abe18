import type { DueMoved, HolidayData, RequestData } from '@/lib/history/event'

/** A row of history with the names and numbers it speaks of. */
export type HistoryRow = {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly data: unknown
  /** Who did it: a person and their role, perhaps for another, or a rule with its version. */
  readonly by: string | null
  readonly role: string | null
  readonly onBehalfOf: string | null
  readonly rule: string | null
  /** The appointment's number and the request's reference, as they are stored. */
  readonly appointment: number | null
  readonly request: string | null
}

/** Which picture goes with an entry. */
export type HistoryIcon =
  | 'client'
  | 'case'
  | 'consultant'
  | 'booked'
  | 'appointment'
  | 'cancelled'
  | 'sessions'
  | 'request'
  | 'question'
  | 'review'
  | 'declined'
  | 'ended'
  | 'mail'

/** What rows of every kind keep, each its own part of it. */
export type Data = Partial<RequestData & DueMoved & HolidayData> & {
  was?: string
  moved?: number
  entitled?: number
  takenAt?: string
  consultant?: string
  practice?: string
  reference?: string
  startsAt?: string
  from?: string
  title?: string
  kind?: string
  manner?: string
  cancellation?: string
  failure?: string
  whose?: string
  as?: string
}
/** What an entry is called, and what goes with it. */
export type Said = { readonly icon: HistoryIcon; readonly title: string; readonly detail?: string }
/** What the words of an entry are made from. */
export type Facts = {
  readonly data: Data
  readonly appointment: string
  readonly request: string
  readonly zone: string
}

/** '1 session', '3 sessions'. */
export const sessions = (count: number | undefined): string => (count === 1 ? '1 session' : `${count ?? 0} sessions`)
