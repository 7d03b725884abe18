import 'server-only'
import type { ConsultantKey, PersonKey } from '@/prisma/demo/people'

export type LeaderKey = Extract<PersonKey, 'hart' | 'menon'>

/** What happened to a request after it was submitted, and how many business days ago. */
export type Step = { readonly days: number } & (
  | { readonly what: 'details'; readonly answers: Readonly<Record<string, string>> }
  | { readonly what: 'review_question' | 'question'; readonly who: PersonKey; readonly text: string }
  | { readonly what: 'answer'; readonly text: string; readonly by?: PersonKey }
  | { readonly what: 'endorse'; readonly who: LeaderKey; readonly sessions: number | null; readonly note: string }
  | { readonly what: 'review_decline'; readonly who: LeaderKey; readonly reason: string; readonly text: string }
  | { readonly what: 'approve'; readonly who: PersonKey; readonly sessions: number | null; readonly condition: string }
  | { readonly what: 'decline'; readonly who: PersonKey; readonly reason: string; readonly other: string }
  | { readonly what: 'withdraw'; readonly reason: string }
  | { readonly what: 'told' }
)

type Form = {
  readonly sessions: number
  readonly goal: string
  readonly pathway: string
  readonly goalOther?: string
  readonly pathwayOther?: string
  /** An address for the outcome instead of the client's own, or none at all. */
  readonly outcome?: string | null
  /** What is new since the client's last request, declined, which this one asks again. */
  readonly newInformation?: string
  /** Practice staff who sent it for the consultant. */
  readonly by?: PersonKey
}

/** A request of the story: what was asked, how many business days ago, and what followed. */
export type Ask = Form & { readonly days: number; readonly steps: readonly Step[] }
/** A form that was begun and not sent. */
export type Draft = Form & { readonly days: number }

/** `sessions` asked `days` business days ago. */
export const ask = (
  sessions: number,
  days: number,
  goal: string,
  pathway: string,
  steps: Step[] = [],
  more: Partial<Form> = {},
): Ask => ({
  ...{ sessions, days, goal, pathway, steps, ...more },
})

export const details = (days: number, answers: Record<string, string>): Step => ({ what: 'details', days, answers })
export const reviewQuestion = (days: number, who: LeaderKey, text: string): Step => ({
  ...{ what: 'review_question', days, who, text },
})
export const question = (days: number, who: PersonKey, text: string): Step => ({ what: 'question', days, who, text })
export const answer = (days: number, text: string, by?: PersonKey): Step => ({
  ...{ what: 'answer', days, text, ...(by ? { by } : {}) },
})
/** Endorses all that was asked, or `sessions` of it. */
export const endorse = (days: number, who: LeaderKey, note = '', sessions: number | null = null): Step => ({
  ...{ what: 'endorse', days, who, sessions, note },
})
export const reviewDecline = (days: number, who: LeaderKey, reason: string, text: string): Step => ({
  ...{ what: 'review_decline', days, who, reason, text },
})
/** Approves all that was asked or endorsed, or `sessions` of it. */
export const approve = (days: number, who: PersonKey, sessions: number | null = null, condition = ''): Step => ({
  ...{ what: 'approve', days, who, sessions, condition },
})
export const decline = (days: number, who: PersonKey, reason: string, other = ''): Step => ({
  ...{ what: 'decline', days, who, reason, other },
})
export const withdraw = (days: number, reason: string): Step => ({ what: 'withdraw', days, reason })
export const told = (days: number): Step => ({ what: 'told', days })

/** The consultant side's own practice staff. */
export const staffOf = (consultant: ConsultantKey): PersonKey =>
  ['priya', 'tomasz', 'aroha', 'tom'].includes(consultant) ? 'bec' : 'kofi'
