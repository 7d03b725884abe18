import { businessDaysLeft, type Holidays, timeLeft } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { type ClockDay, type ClockHistory, clockDays, pausedClock, runningClock } from '@/lib/clocks/deadlines'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { DueMoved } from '@/lib/history/event'
import { dueMovedWords } from '@/lib/history/holiday-words'
import { requestNumber, type Status, sessionsToDecide, versionForOrganisation } from '@/lib/requests/request'

const organisationStage = { stage: 'organisation' } as const

/** The columns that the projection reads. Nothing of client, case, consultant or practice is among them. */
export const releasable = {
  ...{ reference: true, status: true, urgent: true, sessionsAsked: true, reachedOn: true, dueOn: true, closedAt: true },
  goal: { select: { releasedLabel: true } },
  pathway: { select: { releasedLabel: true } },
  agreement: true,
  stays: { select: { status: true, enteredAt: true, leftAt: true }, orderBy: { id: 'asc' } },
  decisions: {
    select: {
      ...{ stage: true, outcome: true, sessions: true, decidedAt: true, byRule: true, reasonOther: true },
      ...{
        byPerson: { select: { name: true } },
        reason: { select: { label: true } },
        condition: { select: { label: true } },
      },
    },
  },
  questions: {
    where: organisationStage,
    select: { text: true, askedAt: true, askedBy: { select: { name: true } }, answer: true, answeredAt: true },
    orderBy: { askedAt: 'asc' },
  },
  history: { where: { event: 'request.due_moved' }, select: { at: true, data: true }, orderBy: { id: 'asc' } },
  askedAgainOf: {
    select: {
      reference: true,
      decisions: {
        where: { ...organisationStage, outcome: 'declined' },
        select: { decidedAt: true, reason: { select: { label: true } } },
      },
    },
  },
} as const satisfies Prisma.RequestSelect

export type Releasable = Prisma.RequestGetPayload<{ select: typeof releasable }>

/** One thing that happened, as an organisation may read it: by role, except its own people; by day, never by hour. */
export type ReleasedEvent = {
  readonly kind: ReleasedKind
  readonly who: string
  readonly on: CalendarDate
  readonly text: string
}
export type ReleasedKind =
  | 'received'
  | 'due_moved'
  | 'asked'
  | 'answered'
  | 'approved'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'

export type ReleasedOutcome =
  | {
      readonly kind: 'approved'
      readonly sessions: number
      readonly condition: string | null
      readonly who: string
      readonly on: CalendarDate
    }
  | { readonly kind: 'declined'; readonly reason: string; readonly who: string; readonly on: CalendarDate }

/** The organisation's own clock: running, stopped by its question, or as it stood on the day of the end. */
export type ReleasedClock = {
  readonly state: 'running' | 'paused' | 'ended'
  readonly due: CalendarDate
  /** Business days left, negative when overdue, and in words; while paused, those left from the answer on. */
  readonly daysLeft: number
  readonly left: string
  readonly overdue: boolean
  /** The business day it is on, of `length`. */
  readonly day: number
  readonly length: number
  readonly days: readonly ClockDay[]
}

/** All that an organisation may ever know of a request (domain §8). */
export type ReleasedRequest = {
  readonly number: string
  readonly version: number
  readonly status: Status
  readonly urgent: boolean
  /** The one figure: endorsed where fewer were endorsed, otherwise asked. */
  readonly sessions: number
  readonly goal: string
  readonly referral: string
  readonly received: CalendarDate
  readonly clock: ReleasedClock
  readonly outcome: ReleasedOutcome | null
  /** The organisation's own earlier decision, where this request asks again after it. */
  readonly earlier: { readonly number: string; readonly on: CalendarDate; readonly reason: string } | null
  /** Newest first. */
  readonly history: readonly ReleasedEvent[]
}

/**
 * The allow-list of domain §8, and the only way to an organisation: pages, page data, mails, exports and errors for
 * reviewers are made of this and of nothing else. Throws for a request that never reached the organisation.
 */
export function release(request: Releasable, at: Date, holidays: Holidays): ReleasedRequest {
  const { agreement: terms, reachedOn, stays, urgent } = request
  if (!terms || !reachedOn) throw new Error('Only what reached the organisation is released.')
  const status = request.status as Status
  return {
    ...{ number: requestNumber(request.reference), version: versionForOrganisation(request), status, urgent },
    sessions: sessionsToDecide(request),
    goal: request.goal?.releasedLabel ?? '',
    referral: request.pathway?.releasedLabel ?? '',
    received: calendarDate(reachedOn),
    clock: clockOf({ stays, urgent, terms, holidays }, at),
    outcome: outcomeOf(request, terms.timeZone),
    earlier: earlierOf(request, terms.timeZone),
    history: historyOf(request, terms.timeZone),
  }
}

/** Of an ended request the clock is read as on its last day with the organisation. */
function clockOf(history: ClockHistory, at: Date): ReleasedClock {
  const own = history.stays.filter(({ status }) => status.startsWith('organisation_'))
  const last = own.at(-1)
  if (!last) throw new Error('Only what reached the organisation is released.')
  const stays = own.with(-1, { ...last, status: 'organisation_review', leftAt: null })
  const clock = runningClock({ ...history, stays })
  if (!clock) throw new Error('A request with the organisation has a clock.')
  const paused = last.leftAt === null ? pausedClock({ ...history, stays: own }) : null
  const today = dateInZone(paused ? last.enteredAt : (last.leftAt ?? at), history.terms.timeZone)
  const daysLeft = businessDaysLeft(today, clock.dueOn, history.holidays)
  return {
    ...{ state: last.leftAt ? 'ended' : paused ? 'paused' : 'running', due: clock.dueOn, daysLeft },
    ...{ left: timeLeft(today, clock.dueOn, history.holidays), overdue: today > clock.dueOn },
    ...{ day: clock.length - daysLeft, length: clock.length },
    days: clockDays(clock, today, history.holidays),
  }
}

const who = (decision: Releasable['decisions'][number]): string =>
  decision.byPerson?.name ?? 'A standing rule of your agreement'

function outcomeOf({ decisions }: Releasable, zone: string): ReleasedOutcome | null {
  const decision = decisions.find(({ stage }) => stage === 'organisation')
  if (!decision) return null
  const how = { who: who(decision), on: dateInZone(decision.decidedAt, zone) }
  if (decision.outcome === 'declined') return { kind: 'declined', reason: decision.reason?.label ?? '', ...how }
  return { kind: 'approved', sessions: decision.sessions, condition: decision.condition?.label ?? null, ...how }
}

/** What a clinical leader declined never reached the organisation, so nothing shows that it was asked before. */
function earlierOf({ askedAgainOf }: Releasable, zone: string): ReleasedRequest['earlier'] {
  const decision = askedAgainOf?.decisions[0]
  if (!askedAgainOf || !decision) return null
  const on = dateInZone(decision.decidedAt, zone)
  return { number: requestNumber(askedAgainOf.reference), on, reason: decision.reason?.label ?? '' }
}

function historyOf(request: Releasable, zone: string): ReleasedEvent[] {
  const on = (instant: Date) => dateInZone(instant, zone)
  const events: ReleasedEvent[] = [{ kind: 'received', who: '', on: calendarDate(request.reachedOn as Date), text: '' }]
  for (const { text, askedAt, askedBy, answer, answeredAt } of request.questions) {
    events.push({ kind: 'asked', who: askedBy.name, on: on(askedAt), text })
    if (answer && answeredAt) events.push({ kind: 'answered', who: 'The provider', on: on(answeredAt), text: answer })
  }
  const moved = dueDatesMoved(request, on)
  if (moved.length > 0)
    events.push(
      ...events
        .splice(1)
        .concat(moved)
        .toSorted((a, b) => a.on.localeCompare(b.on)),
    )
  const outcome = outcomeOf(request, zone)
  if (outcome?.kind === 'approved')
    events.push({ kind: 'approved', who: outcome.who, on: outcome.on, text: outcome.condition ?? '' })
  if (outcome?.kind === 'declined')
    events.push({ kind: 'declined', who: outcome.who, on: outcome.on, text: outcome.reason })
  const ended = request.status === 'withdrawn' || request.status === 'lapsed' ? request.status : null
  if (ended && request.closedAt)
    events.push({ kind: ended, who: ended === 'withdrawn' ? 'The provider' : '', on: on(request.closedAt), text: '' })
  return events.toReversed()
}

/** The organisation reads of its own clock alone: another's due date would show whom the request waited for before. */
const dueDatesMoved = ({ history }: Releasable, on: (instant: Date) => CalendarDate): ReleasedEvent[] =>
  history.flatMap(({ at, data }) => {
    const { clock, from, to } = data as DueMoved
    return clock === 'organisation'
      ? [{ kind: 'due_moved', who: '', on: on(at), text: dueMovedWords({ from, to }) }]
      : []
  })
