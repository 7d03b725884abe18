import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingPerson, tellOfChange } from '@/lib/people/changing'
import { endAllSignIns } from '@/lib/people/end-sign-ins'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Takes every second factor away, for somebody who has lost theirs: passkeys, app and recovery codes. A new one is set up at the
 * next sign-in, and all sign-ins end. Refused for oneself, and where there is none.
 */
export function resetFactors(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ reset: true } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (person.id === administrator.id)
      return refuse('You cannot take away your own second factors. Ask another administrator.')
    const where = { personId: person.id }
    const passkeys = await tx.passkey.deleteMany({ where })
    if (passkeys.count === 0 && person.totpSecret === null)
      return refuse(`${person.name} has no second factor that could be taken away.`)
    await tx.recoveryCode.deleteMany({ where })
    await tx.knownBrowser.deleteMany({ where })
    await tx.person.update({ where: { id: person.id }, data: { totpSecret: null, totpLastStep: null } })
    await endAllSignIns(tx, person.id, at)
    await record(tx, { event: 'person.factors_reset' }, { aboutPersonId: person.id }, { person: administrator.id }, at)
    await tellOfChange(tx, person, 'An administrator took away your second factors', at)
    return { reset: true }
  })
}
