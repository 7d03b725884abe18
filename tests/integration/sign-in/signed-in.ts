import { db } from '@/lib/db'
import type { Person, Role } from '@/lib/people/person'
import { hashPassword } from '@/lib/sign-in/passwords'
import { openSignIn } from '@/lib/sign-in/sign-ins'
import { noon, organisation, person, practice } from '@/tests/support/world'

export const browser = { address: '203.0.113.7', userAgent: '' }
export const password = 'one more session, and then some'

/** Somebody with a password and a whole sign-in since noon. */
export async function signedIn(role: Role = 'consultant', at: Date = noon): Promise<Person> {
  const place = {
    ...(role === 'reviewer' && { organisationId: await organisation() }),
    ...(role === 'practice_staff' && { practiceId: await practice() }),
  }
  const who = await person(role, { ...place, passwordHash: await hashPassword(password) })
  return { ...who, signInId: await openSignIn(who.id, browser, 'totp', at) }
}

/** What history says about somebody, in the order it happened. */
export async function eventsAbout({ id }: { id: string }): Promise<string[]> {
  const rows = await db.historyEntry.findMany({ where: { aboutPersonId: id }, orderBy: { id: 'asc' } })
  return rows.map(({ event }) => event)
}

/** The mails to an address: what they are, and the title of each. */
export async function mailsTo(toAddress: string): Promise<{ event: string; text: string }[]> {
  return db.mail.findMany({ where: { toAddress }, select: { event: true, text: true }, orderBy: { id: 'asc' } })
}
