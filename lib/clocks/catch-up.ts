import 'server-only'
import { db } from '@/lib/db'
import { log } from '@/lib/log'

const name = 'clocks'
/** Clocks that did not run for longer than this say that they catch up. */
const behindAfter = 60 * 60_000
/** How long the administrators' overview says so. */
const shownFor = 7 * 24 * 60 * 60_000

/** One run of all clocks: when they ran last, and since when they stood still where they catch up. */
export type Run = { readonly ranAt: Date; readonly behindSince: Date | null }

/** Begins a run. A catching up that a worker did not finish goes on with the next. */
export async function beginRun(at: Date): Promise<Run> {
  await db.$executeRaw`INSERT INTO clock_state (name, ran_at) VALUES (${name}, ${at}) ON CONFLICT DO NOTHING`
  await db.$executeRaw`
    UPDATE clock_state SET behind_since = ran_at, caught_up_at = NULL, caught_up_with = 0
     WHERE name = ${name} AND ran_at < ${new Date(at.getTime() - behindAfter)} AND behind_since IS DISTINCT FROM ran_at`
  const { ranAt, behindSince, caughtUpAt } = await db.clockState.findUniqueOrThrow({ where: { name } })
  return { ranAt, behindSince: caughtUpAt ? null : behindSince }
}

/** Counts what was caught up with. */
export async function noteDone({ behindSince }: Run, count: number): Promise<void> {
  if (!behindSince || count === 0) return
  await db.clockState.update({ where: { name }, data: { caughtUpWith: { increment: count } } })
}

/** Ends a run: until now everything is done. A server whose clock was set back takes nothing back. */
export async function endRun({ behindSince }: Run, at: Date): Promise<void> {
  await db.$executeRaw`UPDATE clock_state SET ran_at = greatest(ran_at, ${at}) WHERE name = ${name}`
  if (!behindSince) return
  const [caught] = await db.$queryRaw<{ things: number }[]>`
    UPDATE clock_state SET caught_up_at = ${at} WHERE name = ${name} AND behind_since = ${behindSince} AND caught_up_at IS NULL
    RETURNING caught_up_with AS things`
  if (caught) log('clocks caught up', { since: behindSince.toISOString(), things: caught.things })
}

export type StoodStill = { readonly from: Date; readonly to: Date; readonly things: number }

/** When the clocks stood still last, and with how much they caught up; null where that is over a week ago. */
export async function stoodStill(at: Date): Promise<StoodStill | null> {
  const state = await db.clockState.findUnique({ where: { name } })
  if (!state?.behindSince || !state.caughtUpAt || state.caughtUpAt.getTime() < at.getTime() - shownFor) return null
  return { from: state.behindSince, to: state.caughtUpAt, things: state.caughtUpWith }
}
