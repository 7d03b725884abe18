import { z } from 'zod'
import { addYears, type CalendarDate, isCalendarDate, parseTypedDate } from '@/lib/clocks/calendar-date'
import { typedWords } from '@/lib/search/schema'

/** What somebody may have had to do with a client: opened a page, was sent a mail, did something; or it was about themselves. */
export const accessKinds = ['opened', 'sent', 'did', 'about'] as const
export type AccessKind = (typeof accessKinds)[number]
export const accessKindWords: Readonly<Record<AccessKind, string>> = {
  opened: 'Opened',
  sent: 'Was sent',
  did: 'Did',
  about: 'About them',
}

const id = z.uuid().optional().catch(undefined)
const typedDate = z.string().trim().max(40).catch('')

/** The state of *Who could have seen it* as its address keeps it. What an address has wrong is left out; a date is answered. */
export const accessSearchSchema = z.object({
  q: typedWords,
  ...{ client: id, person: id, from: typedDate, to: typedDate },
  kind: z.enum(accessKinds).optional().catch(undefined),
  /** Only one person, of a person's page only one client; 'client' for mails to the client, 'rule' for what a rule did. */
  who: z
    .union([z.uuid(), z.enum(['client', 'rule'])])
    .optional()
    .catch(undefined),
  /** The row after which the page begins: its time in milliseconds and its key. */
  after: z
    .string()
    .regex(/^\d{1,15}-[asod][0-9a-f-]{19,36}$/)
    .optional()
    .catch(undefined),
})
export type AccessSearch = z.output<typeof accessSearchSchema>

/** Clients, and people, that one search shows to choose from. */
export const mostFound = 20

/** The days that are looked at, both with all their hours; what is wrong with what was typed, by field. */
export type AccessPeriod = {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly wrong: { readonly from?: string; readonly to?: string }
}

const unread = 'That is no date. Write it as 24/11/2026 or 24 Nov 2026.'

/** From what was typed, the last 12 months where nothing was. */
export function accessPeriod(typed: { from: string; to: string }, today: CalendarDate): AccessPeriod {
  const read = (text: string, otherwise: CalendarDate) => (text === '' ? otherwise : (parseTypedDate(text) ?? ''))
  const to = read(typed.to, today)
  const from = read(typed.from, addYears(isCalendarDate(to) ? to : today, -1))
  if (!from || !to) return { from, to, wrong: { ...(!from && { from: unread }), ...(!to && { to: unread }) } }
  return { from, to, wrong: from > to ? { from: 'The first day is after the last one.' } : {} }
}
