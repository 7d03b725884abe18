import 'server-only'
import { now } from '@/lib/clock'
import { db, isTaken } from '@/lib/db'
import { record } from '@/lib/history/record'
import { sendInvitation } from '@/lib/people/invite'
import type { Invitation } from '@/lib/people/schema'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Asks the first administrator to come, at the wish of whoever runs the portal: there is nobody yet who could invite them. Returns
 * the link, which the mail carries too. Refused once there is an administrator, and for an address that is somebody's already.
 */
export async function inviteFirstAdministrator(
  { name, email, timeZone }: Pick<Invitation, 'name' | 'email' | 'timeZone'>,
  at: Date = now(),
): Promise<{ link: string } | Refusal> {
  const made = db.$transaction(async (tx) => {
    // One at a time: two commands at once would both find nobody.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('first administrator'))::text`
    if (await tx.person.findFirst({ where: { role: 'administrator', disabledAt: null }, select: { id: true } }))
      return refuse('There is an administrator already: people are invited in the portal.')
    const person = await tx.person.create({ data: { name, email, timeZone, role: 'administrator', createdAt: at } })
    const happened = {
      event: 'person.invited',
      data: { role: 'administrator', practice: null, organisation: null },
    } as const
    await record(tx, happened, { aboutPersonId: person.id }, { rule: 'the first administrator, version 1' }, at)
    return { link: await sendInvitation(tx, null, person, at) }
  })
  return made.catch((error) => {
    if (isTaken(error, 'email')) return refuse(`${email} is somebody's address already.`)
    throw error
  })
}
