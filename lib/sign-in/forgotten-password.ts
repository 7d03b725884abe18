import 'server-only'
import { now } from '@/lib/clock'
import { clockTimeWithZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import { portalLink } from '@/lib/mail/queue'
import { tellPerson } from '@/lib/mail/tell-person'
import { paths } from '@/lib/paths'
import { mayTry } from '@/lib/sign-in/attempts'
import { issueLink } from '@/lib/sign-in/links'
import type { Browser } from '@/lib/sign-in/sign-ins'

const rule = 'new password asked for, version 1'
/** A link that was just sent stands for so long, whoever asks for another: a stranger cannot keep taking it away. */
const settled = 10 * 60_000

/** Whether one more mail may be asked for, by this email and from this address, known or not. Done before the answer. */
export const mayAskForMail = (email: string, { address }: Browser): Promise<boolean> =>
  mayTry([
    ['mail-email', email],
    ['mail-address', address],
  ])

/**
 * Mails a link to set a new password, to the address of the record. Does nothing for somebody unknown, disabled or only invited, or
 * where a link was sent just now. Done after the answer, which is the same for all.
 */
export async function sendPasswordLink(email: string, at: Date = now()): Promise<void> {
  const where = { email, disabledAt: null, passwordHash: { not: null } }
  const person = await db.person.findFirst({ where, select: { id: true, email: true, timeZone: true } })
  if (!person) return
  const { id: personId, email: toAddress, timeZone } = person
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const open = { personId, purpose: 'new_password', usedAt: null, revokedAt: null }
    const since = { createdAt: { gt: new Date(at.getTime() - settled) } }
    if (await tx.oneTimeLink.count({ where: { ...open, ...since } })) return
    const { token, expiresAt } = await issueLink(tx, { personId, purpose: 'new_password' }, at)
    const told = { link: portalLink(paths.newPassword(token)), until: clockTimeWithZone(expiresAt, timeZone) }
    await record(tx, { event: 'person.password_link_asked' }, { aboutPersonId: personId }, { rule }, at)
    await tellPerson(tx, 'new-password', told, { personId, toAddress }, at)
  })
}
