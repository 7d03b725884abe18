import 'server-only'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { tellOwner } from '@/lib/sign-in/factors'
import { standingOf } from '@/lib/sign-in/policy'

/** Ends one of somebody's own sign-ins in another browser, at once. Refused where it is over already, and where it never was theirs. */
export function endOwnSignIn(person: Person, signInId: string, at: Date = now()): Promise<{ ended: number } | Refusal> {
  return db.$transaction(async (tx) => {
    const ended = await endThose(tx, person, { equals: signInId, not: person.signInId }, at)
    return ended > 0 ? { ended } : refuse('This sign-in has ended already.')
  })
}

/** Ends every sign-in of somebody but the one they ask from, also those that wait for their second factor. */
export const endOtherSignIns = (person: Person, at: Date = now()): Promise<{ ended: number }> =>
  db.$transaction(async (tx) => ({ ended: await endOthers(tx, person, at) }))

/** The same within a transaction, for a change that they should not outlive. */
export const endOthers = (tx: Tx, person: Person, at: Date): Promise<number> =>
  endThose(tx, person, { not: person.signInId }, at)

async function endThose(tx: Tx, person: Person, id: { equals?: string; not: string }, at: Date): Promise<number> {
  const where = { ...standingOf(person, at), id }
  const { count: signIns } = await tx.signIn.updateMany({ where, data: { revokedAt: at } })
  if (signIns === 0) return 0
  const happened = { event: 'person.sign_ins_ended', data: { signIns } } as const
  const what = signIns === 1 ? 'You were signed out in another browser' : `You were signed out in ${signIns} browsers`
  await tellOwner(tx, person, happened, what, at)
  return signIns
}
