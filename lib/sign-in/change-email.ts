import 'server-only'
import { now } from '@/lib/clock'
import { clockTimeWithZone } from '@/lib/clocks/calendar-date'
import { db, isTaken } from '@/lib/db'
import { portalLink } from '@/lib/mail/queue'
import { tellPerson } from '@/lib/mail/tell-person'
import { paths } from '@/lib/paths'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockFactors, type Owner, tellOwner } from '@/lib/sign-in/factors'
import { issueLink, openLink, revokeLink, useLink as takeLink } from '@/lib/sign-in/links'

const hour = 60 * 60_000
/** How many links somebody may have sent to new addresses within an hour. */
const mostAnHour = 5

const over = 'This link no longer works. Ask for a new one in Sign-in and security.'

/**
 * Asks for another email to sign in with: a link goes to the new address, word of it to the old. Nothing changes until the link is
 * followed. An address that somebody else has is answered alike, and no mail goes there.
 */
export function askForEmail(owner: Owner, email: string, at: Date = now()): Promise<{ asked: true } | Refusal> {
  return db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const { email: known } = await tx.person.findUniqueOrThrow({ where: { id: owner.id }, select: { email: true } })
    if (email === known) return refuse('', { email: 'That is the email you sign in with now.' })
    const asked = { personId: owner.id, purpose: 'new_email', createdAt: { gt: new Date(at.getTime() - hour) } }
    if ((await tx.oneTimeLink.count({ where: asked })) >= mostAnHour)
      return refuse('Five links were sent within an hour. Wait an hour, or call User Support.')
    const link = await issueLink(tx, { personId: owner.id, purpose: 'new_email', newEmail: email }, at)
    if ((await tx.person.count({ where: { email } })) === 0) {
      const until = clockTimeWithZone(link.expiresAt, owner.timeZone)
      const told = { link: portalLink(paths.newEmail(link.token)), until }
      await tellPerson(tx, 'new-email', told, { personId: owner.id, toAddress: email }, at)
    }
    const before = { ...owner, email: known }
    await tellOwner(tx, before, { event: 'person.email_change_asked' }, 'A change of email was asked for', at)
    return { asked: true as const }
  })
}

/**
 * Confirms the new email by the link that went there, in a sign-in of its person: one use, of two at once one. The address before is
 * told, and what was mailed there no longer works.
 */
export function confirmEmail(owner: Owner, token: string, at: Date = now()): Promise<{ email: string } | Refusal> {
  const confirmed = db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const link = await openLink(token, 'new_email', at, tx)
    if (link?.person.id !== owner.id) return refuse(over)
    const used = await takeLink(tx, token, 'new_email', at)
    if (!used?.newEmail) return refuse(over)
    const { newEmail: email, email: before } = used
    await tx.person.update({ where: { id: owner.id }, data: { email }, select: { id: true } })
    await revokeLink(tx, owner.id, 'new_password', at)
    await tx.emailedCode.updateMany({ where: { personId: owner.id, usedAt: null }, data: { usedAt: at } })
    await tellOwner(tx, { ...owner, email: before }, { event: 'person.email_changed' }, 'Your email was changed', at)
    return { email }
  })
  return confirmed.catch((error) => {
    if (!isTaken(error)) throw error
    return refuse(over)
  })
}
