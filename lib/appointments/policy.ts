import { caseNumber } from '@/lib/cases/assist-case'
import { type CalendarDate, longDate, shortDate } from '@/lib/clocks/calendar-date'
import { bookableOn, type CountedCase, remainingAllotments } from '@/lib/entitlement/allotments'
import type { Consultant } from '@/lib/people/person'
import { requestNumber } from '@/lib/requests/request'

/** The appointments the consultant side sees: those in the calendar of the consultant they are or act for. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })

/** The open request of a case, as the booking guard names it. */
export type Waiting = { readonly reference: string; readonly sessions: number; readonly since: CalendarDate }

/**
 * Why no session of a case can be booked on a date, as a sentence, or null where one can: the booking guard. Nothing is booked
 * beyond what remains (domain §4); while a request is open it says which one, for how many, and since when.
 */
export function whyNotBookable(
  assistCase: CountedCase,
  on: CalendarDate,
  today: CalendarDate,
  waiting: Waiting | null,
): string | null {
  if (!assistCase.open) return `${caseNumber(assistCase.number)} is closed. Open a new Assist case to book a session.`
  if (bookableOn(assistCase, on) > 0) return null
  const left = remainingAllotments(assistCase, today)
  const last = left.findLast(({ lapsesOn }) => lapsesOn !== null && lapsesOn <= on)
  if (last?.lapsesOn) return `What remains on this case lapses on ${longDate(last.lapsesOn)}. Choose an earlier date.`
  if (left.length > 0) return 'What remains on this case is needed by sessions booked for later. Choose a later date.'
  if (!waiting) return 'No session remains on this case. Request extra sessions first.'
  const { reference, sessions, since } = waiting
  return `No session remains on this case. ${requestNumber(reference)} has asked for ${sessions} more since ${shortDate(since)}; once it is approved they can be booked.`
}
