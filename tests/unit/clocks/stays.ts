import { instantAt } from '@/lib/clocks/calendar-date'
import type { ClockHistory } from '@/lib/clocks/deadlines'

export const zone = 'Australia/Brisbane'
export const terms = {
  organisationClock: 7,
  organisationClockUrgent: 2,
  clinicalClock: 5,
  clinicalClockUrgent: 1,
  answerClock: 10,
  timeZone: zone,
}
export const none: ReadonlySet<string> = new Set()
export type Step = [status: string, on: string, time?: string]

/** A request's stays from the steps that began them; the last one lasts. */
export function history(steps: Step[], { urgent = false, holidays = none } = {}): ClockHistory {
  const at = steps.map(([, on, time = '10:46']) => instantAt(on, time, zone))
  const stays = steps.map(([status], index) => ({
    status,
    enteredAt: at[index] ?? new Date(),
    leftAt: at[index + 1] ?? null,
  }))
  return { stays, urgent, terms, holidays }
}
