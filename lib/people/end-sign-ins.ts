import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { changingPerson, tellOfChange } from '@/lib/people/changing'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Ends every sign-in of a person at once, in each browser and tab. Refused for oneself, who has a page for that. */
export function endSignIns(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ ended: number } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (person.id === administrator.id) return refuse('Your own sign-ins are on the page Sign-in and security.')
    const ended = await endAllSignIns(tx, person.id, at)
    if (ended === 0) return refuse(`${person.name} is not signed in anywhere.`)
    const happened = { event: 'person.sign_ins_ended', data: { signIns: ended } } as const
    await record(tx, happened, { aboutPersonId: person.id }, { person: administrator.id }, at)
    await tellOfChange(tx, person, 'An administrator ended all your sign-ins', at)
    return { ended }
  })
}

/** The same as part of another change, half sign-ins and their codes by mail too. Returns how many stood. */
export async function endAllSignIns(tx: Tx, personId: string, at: Date): Promise<number> {
  await tx.emailedCode.deleteMany({ where: { personId, usedAt: null } })
  const standing = { personId, revokedAt: null, expiresAt: { gt: at } }
  return (await tx.signIn.updateMany({ where: standing, data: { revokedAt: at } })).count
}
