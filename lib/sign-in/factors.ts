import 'server-only'
import { clockTimeWithZone, dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import type { PeopleEvent } from '@/lib/history/event'
import { record } from '@/lib/history/record'
import { tellPerson } from '@/lib/mail/tell-person'
import { mayUseEmailedCode } from '@/lib/sign-in/emailed-code'

/** Whose way in it is: what a verb about one's own factors needs to know. */
export type Owner = { readonly id: string; readonly name: string; readonly email: string; readonly timeZone: string }

/** The second factors that somebody has, the strongest first. A recovery code helps out, it is none to rely on. */
export type Factors = {
  readonly passkeys: number
  readonly app: boolean
  readonly emailedCode: boolean
  readonly recoveryCodes: number
}

export async function factorsOf(personId: string, tx: Tx = db): Promise<Factors> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    relationLoadStrategy: 'join',
    select: {
      ...{ role: true, totpSecret: true, organisation: { select: { allowsEmailedCode: true } } },
      _count: { select: { passkeys: true, recoveryCodes: { where: { usedAt: null } } } },
    },
  })
  const { passkeys, recoveryCodes } = person._count
  return { passkeys, recoveryCodes, app: person.totpSecret !== null, emailedCode: mayUseEmailedCode(person) }
}

/** How many factors somebody could sign in with. */
export const countOf = ({ passkeys, app, emailedCode }: Factors): number => passkeys + Number(app) + Number(emailedCode)

/** Said to whoever knows only the password, and would add a factor where there is one. */
export const hasOne = 'A second step is set up already. Sign in with it.'

/** Serialises changes of one person's factors, so that two removals cannot both leave the other as the last. */
export const lockFactors = (tx: Tx, personId: string) =>
  tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`

/** Writes a change of somebody's own way in to history, and tells the address that stood before it. `what` is without a full stop. */
export async function tellOwner(tx: Tx, owner: Owner, happened: PeopleEvent, what: string, at: Date): Promise<void> {
  await record(tx, happened, { aboutPersonId: owner.id }, { person: owner.id }, at)
  await tell(tx, owner, what, at)
}

/** Tells somebody that five codes were wrong after their right password, and a sign-in ended: whoever it was knows it (ASVS 5.0 6.3.5). */
export async function tellSuspicion(tx: Tx, owner: Owner, at: Date): Promise<void> {
  const happened = { event: 'person.sign_ins_ended', data: { signIns: 1 } } as const
  await record(tx, happened, { aboutPersonId: owner.id }, { rule: 'five wrong codes, version 1' }, at)
  await tell(tx, owner, 'Somebody entered your password, and then five wrong codes', at)
}

/** The mail alone, where history knows already. */
export function tell(tx: Tx, owner: Owner, what: string, at: Date): Promise<void> {
  const when = `${longDate(dateInZone(at, owner.timeZone))}, ${clockTimeWithZone(at, owner.timeZone)}`
  return tellPerson(tx, 'account-changed', { what, when }, { personId: owner.id, toAddress: owner.email }, at)
}
