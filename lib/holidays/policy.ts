import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { type State, stateLabel, todayIn } from '@/lib/holidays/holiday'

/**
 * Why a holiday of a day that is over stays as it is, or null: it can still be put right while an open request counts the day, and
 * afterwards it would only change what had been promised and kept.
 */
export function whyPast(
  states: readonly State[],
  day: CalendarDate,
  moved: readonly { state: string }[],
  at: Date,
): string | null {
  const over = states.find((state) => day < todayIn(state, at) && !moved.some((one) => one.state === state))
  return over
    ? `That day is over, and no open request in ${stateLabel(over)} counts it. What was due then stays as it was.`
    : null
}
