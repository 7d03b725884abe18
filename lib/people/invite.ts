import 'server-only'
import { now } from '@/lib/clock'
import { clockTimeWithZone, dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { db, isTaken, type Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { portalLink } from '@/lib/mail/queue'
import { tellPerson } from '@/lib/mail/tell-person'
import { paths } from '@/lib/paths'
import type { Administrator } from '@/lib/people/person'
import { placeData, placeOf } from '@/lib/people/place'
import { personWithEmail } from '@/lib/people/queries'
import type { Invitation } from '@/lib/people/schema'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { issueLink } from '@/lib/sign-in/links'

/**
 * Asks somebody to come: a person without a password, and the link by mail that lets them set one, once, within seven days.
 * Refused where the address is somebody's already, and where the role's place is missing.
 */
export async function invitePerson(
  administrator: Administrator,
  { name, email, title, timeZone, ...asked }: Invitation,
  at: Date = now(),
): Promise<{ invited: string } | Refusal> {
  const made = db.$transaction(async (tx) => {
    const place = await placeOf(tx, asked)
    if (isRefusal(place)) return place
    const { practiceId, organisationId, role } = place
    const person = await tx.person.create({
      data: { name, email, title, timeZone, role, practiceId, organisationId, createdAt: at },
    })
    const happened = { event: 'person.invited', data: placeData(place) } as const
    await record(tx, happened, { aboutPersonId: person.id }, { person: administrator.id }, at)
    await sendInvitation(tx, administrator, person, at)
    return { invited: person.id }
  })
  return made.catch(async (error) => {
    if (!isTaken(error, 'email')) throw error
    const there = await personWithEmail(administrator, email)
    return refuse('', { email: `${there?.name} has this address already.` })
  })
}

type Invited = { id: string; name: string; email: string; timeZone: string }

/** The link, and the mail that carries it, from an administrator or from User Support; a link from before no longer works. */
export async function sendInvitation(tx: Tx, by: Administrator | null, person: Invited, at: Date): Promise<string> {
  const { id: personId, name, email: toAddress, timeZone } = person
  const { token, expiresAt } = await issueLink(tx, { personId, purpose: 'invitation', madeById: by?.id ?? null }, at)
  const until = `${longDate(dateInZone(expiresAt, timeZone))}, ${clockTimeWithZone(expiresAt, timeZone)}`
  const link = portalLink(paths.invitation(token))
  const told = { link, name, invitedBy: by?.name ?? 'User Support', until }
  await tellPerson(tx, 'invitation', told, { personId, toAddress }, at)
  return link
}
