import 'server-only'
import type { Span } from '@/lib/calendar/block-time'
import { isOverlap, whatIsThere } from '@/lib/calendar/overlap'
import type { Tx } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** How many of what is in the way a refusal names. */
const named = 3

/** Holds a consultant's calendar until the transaction ends, so that of two who take one time the second sees the first. */
export async function lockCalendar(tx: Tx, { id }: Consultant): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${id}::uuid FOR NO KEY UPDATE`
}

/** Which of some times, by their place in the list, an appointment or a held slot lies in. One query; the calendar is held. */
export async function takenOf(tx: Tx, { id }: Consultant, times: readonly Span[]): Promise<Set<number>> {
  const [starts, ends] = [times.map(({ startsAt }) => startsAt), times.map(({ endsAt }) => endsAt)]
  const rows = await tx.$queryRaw<{ nth: number }[]>`
    SELECT DISTINCT w.nth::int FROM unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) WITH ORDINALITY AS w(starts, ends, nth)
    JOIN busy_time t ON t.consultant_id = ${id}::uuid AND t.during && tstzrange(w.starts, w.ends) AND lower_inf(t.place)`
  return new Set(rows.map(({ nth }) => nth - 1))
}

/** The refusal of times that are taken: what is in the way, three of it by name. */
export async function refuseTaken(tx: Tx, consultant: Consultant, taken: readonly Span[]): Promise<Refusal> {
  const there = await Promise.all(
    taken.slice(0, named).map((time) => whatIsThere(tx, consultant, time, { ownBlocks: true })),
  )
  const more = taken.length - there.length
  const list = [...there, ...(more > 0 ? [`${more} more`] : [])]
  const what = list.length === 1 ? list[0] : `${list.slice(0, -1).join('; ')}; and ${list.at(-1)}`
  const instead = taken.length === 1 ? 'Choose another time.' : 'Choose another time, or leave out those weeks.'
  return refuse(`That time is taken by ${what}. ${instead}`)
}

/** The refusal of a time that another browser took between our look and our write. */
export function blockJustTaken(error: unknown): Refusal {
  if (!isOverlap(error)) throw error
  return refuse('', { fromTime: 'That time was taken a moment ago. Choose another.' })
}
