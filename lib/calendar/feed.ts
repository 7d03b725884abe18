import { appointmentNumber, type Manner, mannerWords } from '@/lib/appointments/appointment'
import { blockWords } from '@/lib/calendar/block'
import { paths } from '@/lib/paths'

/** How much a calendar feed says of an entry. None says who the client is, nor their case, organisation or issue. */
export const feedDetails = ['busy', 'manner', 'number'] as const
export type FeedDetail = (typeof feedDetails)[number]

/** What each choice is called, and what entries then read like. */
export const feedDetailWords: Record<FeedDetail, { title: string; line: string }> = {
  busy: { title: 'Busy only', line: 'Every entry reads “Busy”.' },
  manner: { title: 'Kind of time', line: '“Appointment, video”, “Lunch”, “Supervision”.' },
  number: { title: 'Kind of time and appointment number', line: '“APP-00456, video”, “Lunch”, “Supervision”.' },
}

const busy = 'Busy'

/** What an appointment reads like, whatever became of it. */
export const appointmentSummary = (
  detail: FeedDetail,
  { number, manner }: { number: number; manner: string },
): string =>
  detail === 'busy'
    ? busy
    : `${detail === 'number' ? appointmentNumber(number) : 'Appointment'}, ${mannerWords[manner as Manner].toLowerCase()}`

const kindWords: Readonly<Record<string, string>> = { ...blockWords, other: busy }

/**
 * What a block reads like: its kind, never its title, which is free text and may name a client. A held slot reads as any
 * other block without a kind of its own does, so that nobody learns that it is held (domain §11).
 */
export const blockSummary = (detail: FeedDetail, { kind }: { kind: string }): string =>
  detail === 'busy' ? busy : (kindWords[kind] ?? busy)

/** What a feed holds: from three months back to twelve months ahead, in whole days of UTC. */
export function feedPeriod(at: Date): { from: Date; to: Date } {
  const months = (count: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, at.getUTCDate()))
  return { from: months(-3), to: months(12) }
}

/** The address of a feed as a calendar app takes it. Whoever has it can read the feed. */
export const feedAddress = (portal: string, token: string): string => new URL(paths.feedFile(token), portal).href
