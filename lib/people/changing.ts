import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { clockTimeWithZone, dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { tellPerson } from '@/lib/mail/tell-person'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

const whole = { practice: true, organisation: true } as const satisfies Prisma.PersonInclude
export type ChangedPerson = Prisma.PersonGetPayload<{ include: typeof whole }>

/**
 * Changes a person in one transaction. It holds the administrators, in one order, so that two who take each other away wait for
 * one another; then the person, so that nothing new is given to them meanwhile. Refused where either is not there any more.
 */
export async function changingPerson<T>(
  administrator: Administrator,
  personId: string,
  work: (tx: Tx, person: ChangedPerson) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (!isRecordId(personId)) return refuse('There is no such person.')
  return db.$transaction(async (tx) => {
    const standing = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM person WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`
    if (!standing.some(({ id }) => id === administrator.id))
      return refuse('You are not an administrator any more. Nothing was changed.')
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const person = await tx.person.findUnique({ where: { id: personId }, include: whole })
    return person ? work(tx, person) : refuse('There is no such person.')
  })
}

/** Holds a person as they are until the transaction ends, so that who is given work can still do it. */
export async function holdPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR SHARE`
}

/** True where nobody else is left who can sign in and look after people. */
export async function isLastAdministrator(tx: Tx, { id, role }: Pick<ChangedPerson, 'id' | 'role'>): Promise<boolean> {
  if (role !== 'administrator') return false
  const others = { id: { not: id }, role, disabledAt: null, passwordHash: { not: null } }
  return (await tx.person.count({ where: others })) === 0
}

/** Tells somebody of a change in their own way in; nobody who is disabled, and nobody who has not come yet. */
export async function tellOfChange(tx: Tx, person: ChangedPerson, what: string, at: Date): Promise<void> {
  const { id: personId, email: toAddress, timeZone } = person
  if (person.disabledAt || person.passwordHash === null) return
  const when = `${longDate(dateInZone(at, timeZone))}, ${clockTimeWithZone(at, timeZone)}`
  await tellPerson(tx, 'account-changed', { what, when }, { personId, toAddress }, at)
}
