import { Deadline } from '@/components/ui/day-clock'
import { businessDaysLeft, type Holidays, timeLeft } from '@/lib/clocks/business-days'
import { calendarDate, dateInZone, listDate } from '@/lib/clocks/calendar-date'
import { clockIn, clockLength } from '@/lib/clocks/deadlines'
import type { ListedReview } from '@/lib/reviews/queries'

type Props = { review: ListedReview; holidays: Holidays; at: Date }

/** Until when a listed review is decided, or the consultant's answer is due; overdue in words too. */
export function ReviewDue({ review: { status, urgent, dueOn, terms }, holidays, at }: Props) {
  const clock = clockIn(status)
  if (!dueOn || !clock) return null
  const due = calendarDate(dueOn)
  const today = dateInZone(at, terms.timeZone)
  const length = clockLength(clock, urgent, terms)
  const day = Math.max(0, length - businessDaysLeft(today, due, holidays))
  const state = today > due ? 'overdue' : clock === 'answer' ? 'paused' : 'running'
  return <Deadline date={listDate(due)} words={timeLeft(today, due, holidays)} days={length} day={day} state={state} />
}
