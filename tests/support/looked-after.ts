import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Administrator, Person, Role } from '@/lib/people/person'
import { asAdministrator } from '@/lib/sign-in/gated'
import { openSignIn } from '@/lib/sign-in/sign-ins'
import { noon, organisation, person, practice } from '@/tests/support/world'

/** Somebody who has taken up their invitation, in a place of their own where the role has one. */
export async function active(role: Role, more: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  const own =
    role === 'reviewer'
      ? { organisationId: await organisation() }
      : role === 'practice_staff'
        ? { practiceId: await practice() }
        : {}
  return person(role, { passwordHash: 'a hash', ...own, ...more })
}

/** An administrator who can sign in. */
export async function looksAfter(): Promise<Administrator> {
  const administrator = asAdministrator(await active('administrator'))
  if (!administrator) throw new Error('The gate is closed for the administrator.')
  return administrator
}

/** A sign-in that stands. */
export const signedInAs = ({ id }: { id: string }, at = noon) =>
  openSignIn(id, { address: '::1', userAgent: 'a browser' }, 'totp', at)

/** A form of changes that changes nothing yet. */
export const asTheyAre = ({ id, name, title, timeZone, role, practiceId, organisationId }: Person) => ({
  ...{ person: id, name, title, timeZone, role },
  ...{ practice: practiceId ?? '', organisation: organisationId ?? '' },
})

/** What history keeps about a person: the event, its data, and who did it. */
export async function happenedTo(aboutPersonId: string) {
  const rows = await db.historyEntry.findMany({ where: { aboutPersonId }, orderBy: { id: 'asc' } })
  return rows.map(({ event, data, personId }) => ({ event, data, by: personId }))
}

/** The mails queued to a person: event and title. */
export async function toldTo(personId: string): Promise<string[]> {
  const rows = await db.mail.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  return rows.map(({ event, text }) => `${event}: ${text.split('\n').filter(Boolean)[1]}`)
}
