import { clientName } from '@/lib/clients/client'
import { businessDaysLeft, type Holidays, timeLeft } from '@/lib/clocks/business-days'
import { calendarDate, dateInZone, dayAndMonth, listDate } from '@/lib/clocks/calendar-date'
import { type ClockTerms, clockIn, clockLength } from '@/lib/clocks/deadlines'
import type { ListedRequest } from '@/lib/requests/list'
import { awaitsConsultant, isClosed } from '@/lib/requests/request'

export const listedName = ({ givenName, preferredName, familyName }: ListedRequest): string =>
  clientName({ givenName, preferredName, familyName })

/** Who has it: you, the clinical leader, the organisation; of a closed one when it was closed. */
export function holderOf({ status, organisation, closedAt }: ListedRequest, you: string, zone: string): string {
  if (isClosed(status)) {
    const decided = status === 'approved' || status === 'declined'
    return `${decided ? 'Decided' : 'Closed'} ${closedAt ? dayAndMonth(dateInZone(closedAt, zone)) : ''}`
  }
  if (status === 'draft' || awaitsConsultant(status)) return you
  return status === 'clinical_review' ? 'Clinical leader' : organisation
}

/** The number asked for: of a draft what is typed, where that is a number that can be asked for. */
export const askedOf = ({ asked }: ListedRequest): string => (asked && /^\s*[1-4]\s*$/.test(asked) ? asked.trim() : '')

export type Due =
  | { kind: 'words'; words: string }
  | { kind: 'date'; date: string; words: string; days: number; day: number; overdue: boolean }

const ended = { approved: '', declined: '', withdrawn: 'Withdrawn', lapsed: 'Not answered' } as const

/** When it is due, with the business days left; of a closed one what came of it. */
export function dueOf(request: ListedRequest, holidaysOf: (state: string) => Holidays, at: Date): Due {
  const { status, dueOn, granted, asked, state, timeZone } = request
  if (status === 'draft') return { kind: 'words', words: 'Not submitted' }
  if (status === 'approved' || status === 'declined')
    return { kind: 'words', words: `${status === 'approved' ? granted : 0} of ${asked}` }
  const clock = clockIn(status)
  if (!dueOn || !clock || !state || !timeZone)
    return { kind: 'words', words: status in ended ? ended[status as keyof typeof ended] : '' }
  const [due, today, holidays] = [calendarDate(dueOn), dateInZone(at, timeZone), holidaysOf(state)]
  const days = clockLength(clock, request.urgent, { ...request, timeZone } as ClockTerms)
  return {
    ...{ kind: 'date', date: listDate(due), words: timeLeft(today, due, holidays), days },
    ...{ day: days - businessDaysLeft(today, due, holidays), overdue: today > due },
  }
}
