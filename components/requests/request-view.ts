import { caseNumber } from '@/lib/cases/assist-case'
import { clientName, shortName } from '@/lib/clients/client'
import type { Holidays } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { type Clock, type ClockHistory, runningClock } from '@/lib/clocks/deadlines'
import { actsForAnother, type Consultant } from '@/lib/people/person'
import { whyUnread } from '@/lib/requests/policy'
import type { RequestRead } from '@/lib/requests/queries'
import { requestNumber, type Status } from '@/lib/requests/request'

/** A submitted request as its page speaks of it: who, which terms, and the clock that runs or ran last. */
export type RequestView = {
  readonly read: RequestRead
  readonly number: string
  readonly status: Status
  readonly case: string
  readonly client: string
  readonly short: string
  readonly organisation: string
  /** "You", or the consultant whom practice staff act for. */
  readonly you: string
  /** Why the viewer neither reads nor writes Further details, or null. */
  readonly unread: string | null
  readonly terms: NonNullable<RequestRead['agreement']>
  readonly holidays: Holidays
  readonly at: Date
  /** In the organisation's zone, by which clocks run. */
  readonly today: CalendarDate
  /** The viewer's zone, in which times are told. */
  readonly zone: string
  readonly history: ClockHistory
  /** The clock that runs; of a closed request the one that ran when it closed. */
  readonly clock: Clock | null
  readonly closedOn: CalendarDate | null
  readonly granted: number | null
}

/** A request that was submitted, ready to be shown. Throws for a draft, which has no terms yet: its page is the form. */
export function requestView(read: RequestRead, consultant: Consultant, at: Date): RequestView {
  const { agreement: terms, client, holidays, stays, urgent } = read
  if (!terms) throw new Error('A draft has no page of its own.')
  const history = { stays, urgent, terms, holidays }
  const lastOpen = stays.map((stay, index) => (index === stays.length - 1 ? { ...stay, leftAt: null } : stay))
  return {
    ...{ read, terms, holidays, at, history },
    number: requestNumber(read.reference),
    status: read.status as Status,
    case: caseNumber(read.case.number),
    client: clientName(client),
    short: shortName(client),
    organisation: read.organisation.name,
    you: actsForAnother(consultant) ? consultant.name : 'You',
    unread: whyUnread(consultant),
    today: dateInZone(at, terms.timeZone),
    zone: consultant.timeZone,
    clock: runningClock({ ...history, stays: lastOpen }),
    closedOn: read.closedAt && dateInZone(read.closedAt, terms.timeZone),
    granted: read.allotment?.sessions ?? null,
  }
}

/** The due date of what runs now, or null. */
export const dueOn = ({ read }: RequestView): CalendarDate | null => read.dueOn && calendarDate(read.dueOn)

/** "1 session", "3 sessions" */
export const sessions = (count: number): string => `${count} ${count === 1 ? 'session' : 'sessions'}`
/** "1 business day", "7 business days" */
export const businessDays = (count: number): string => `${count} business ${count === 1 ? 'day' : 'days'}`
