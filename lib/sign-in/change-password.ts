import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { tellOwner } from '@/lib/sign-in/factors'
import { revokeLink } from '@/lib/sign-in/links'
import { endOthers } from '@/lib/sign-in/own-sign-ins'
import { whyNotPassword } from '@/lib/sign-in/password-rules'
import { hashPassword } from '@/lib/sign-in/passwords'
import { prove } from '@/lib/sign-in/proof'

type Wish = { password: string; newPassword: string /** Every other sign-in ends with it. */; elsewhere: boolean }

/**
 * Changes somebody's own password: the one of now is asked for, and counts as a proof (`prove`, with its limit). A link to set a
 * new one no longer works; with `elsewhere` every other sign-in ends, and no browser is known any more. Refused for a wrong one, the same one again, and what the rules refuse.
 */
export async function changePassword(
  person: Person,
  wish: Wish,
  at: Date = now(),
): Promise<{ ended: number } | Refusal> {
  const { password, newPassword, elsewhere } = wish
  const why =
    newPassword === password ? 'This is your current password. Choose another.' : whyNotPassword(newPassword, person)
  if (why) return refuse('', { newPassword: why })
  // Read before it is proved: where it is changed in between, nothing more is.
  const select = { passwordHash: true } as const
  const { passwordHash: before } = await db.person.findUniqueOrThrow({ where: { id: person.id }, select })
  const proved = await prove(person, { way: 'password', to: '', password }, at)
  if (isRefusal(proved)) return proved
  const passwordHash = await hashPassword(newPassword)
  return db.$transaction(async (tx) => {
    const where = { id: person.id, passwordHash: before }
    const { count } = await tx.person.updateMany({ where, data: { passwordHash, passwordSetAt: at } })
    if (count === 0)
      return refuse('Your password was changed meanwhile, in another tab or browser. Nothing was changed here.')
    await revokeLink(tx, person.id, 'new_password', at)
    await tellOwner(tx, person, { event: 'person.password_set' }, 'Your password was changed', at)
    if (!elsewhere) return { ended: 0 }
    await tx.knownBrowser.deleteMany({ where: { personId: person.id } })
    return { ended: await endOthers(tx, person, at) }
  })
}
