import { dueDay, fullDate } from '@/lib/clocks/calendar-date'
import type { DueMoved, HolidayData } from '@/lib/history/event'
import { stateNames } from '@/lib/organisations/agreement'

/** 'From Thu 3 December to Fri 4 December (public holiday: Flood Day)'; an organisation reads no more than that it is one. */
export const dueMovedWords = ({ from, to }: Pick<DueMoved, 'from' | 'to'>, holiday = ''): string =>
  `${from ? `From ${dueDay(from)} to` : 'To'} ${dueDay(to)} (public holiday${holiday && `: ${holiday}`})`

/** 'Wednesday 11 August 2027, Queensland' */
export const holidayWords = ({ state, day }: HolidayData): string =>
  `${fullDate(day)}, ${(stateNames[state] ?? state).replace(/^the /, '')}`
