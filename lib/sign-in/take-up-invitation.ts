import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import { type Refusal, refuse } from '@/lib/refusal'
import { openLink, useLink } from '@/lib/sign-in/links'
import { whyNotPassword } from '@/lib/sign-in/password-rules'
import { hashPassword } from '@/lib/sign-in/passwords'
import { type Browser, openSignIn } from '@/lib/sign-in/sign-ins'

/** Said where a link no longer works, whatever the reason. */
export const linkOver = 'This link no longer works. Nothing was changed.'

/**
 * Sets the first password of somebody who was invited and uses their link up, once. Returns their half sign-in, which goes on to the
 * second factor. Refused where the link no longer works or the password is not to be used; the link then still stands.
 */
export async function takeUpInvitation(
  { token, password }: { token: string; password: string },
  browser: Browser,
  at: Date = now(),
): Promise<{ signInId: string; personId: string } | Refusal> {
  const link = await openLink(token, 'invitation', at)
  if (!link) return refuse(linkOver)
  const why = whyNotPassword(password, link.person)
  if (why) return refuse('', { password: why })
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const person = await useLink(tx, token, 'invitation', at)
    if (!person) return refuse(linkOver)
    const { id: personId } = person
    await tx.person.update({ where: { id: personId }, data: { passwordHash, passwordSetAt: at }, select: { id: true } })
    await record(tx, { event: 'person.invitation_taken_up' }, { aboutPersonId: personId }, { person: personId }, at)
    return { signInId: await openSignIn(personId, browser, null, at, tx), personId }
  })
}
