import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { tellOwner } from '@/lib/sign-in/factors'
import { openLink, useLink } from '@/lib/sign-in/links'
import { whyNotPassword } from '@/lib/sign-in/password-rules'
import { hashPassword } from '@/lib/sign-in/passwords'
import { type Browser, openSignIn } from '@/lib/sign-in/sign-ins'
import { linkOver } from '@/lib/sign-in/take-up-invitation'

/**
 * Sets a new password by a mailed link and uses it up, once: every sign-in ends, no browser is known any more, and the address is
 * told. Returns a half sign-in: the second factor stays as it is and is asked for. Refused as in `takeUpInvitation`.
 */
export async function setNewPassword(
  { token, password }: { token: string; password: string },
  browser: Browser,
  at: Date = now(),
): Promise<{ signInId: string; personId: string } | Refusal> {
  const link = await openLink(token, 'new_password', at)
  if (!link) return refuse(linkOver)
  const why = whyNotPassword(password, link.person)
  if (why) return refuse('', { password: why })
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const person = await useLink(tx, token, 'new_password', at)
    if (!person) return refuse(linkOver)
    const { id: personId } = person
    await tx.person.update({ where: { id: personId }, data: { passwordHash, passwordSetAt: at }, select: { id: true } })
    await tx.signIn.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at } })
    await tx.knownBrowser.deleteMany({ where: { personId } })
    await tellOwner(tx, person, { event: 'person.password_set' }, 'Your password was changed', at)
    return { signInId: await openSignIn(personId, browser, null, at, tx), personId }
  })
}
