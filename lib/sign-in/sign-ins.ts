import 'server-only'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import type { Person, Role, Theme } from '@/lib/people/person'
import type { ActingFor } from '@/lib/sign-in/gated'
import { endOf, factorWait, limitsOf, seenEvery } from '@/lib/sign-in/limits'

/** A sign-in that stands: who, for whom, until when unless more is done, and when they last proved who they are. */
export type Standing = {
  readonly person: Person
  readonly actingFor: ActingFor | null
  readonly endsAt: Date
  readonly lastSeenAt: Date
  /** When it ends whatever is done. */
  readonly expiresAt: Date
  readonly provedAt: Date | null
}

/** Where a request came from. `known` are the secrets by which this browser may be known to some people (known-browser.ts). */
export type Browser = { address: string; userAgent: string; known?: readonly string[] }
/** What a sign-in was finished with, after or instead of a password. */
export type Factor = 'passkey' | 'totp' | 'recovery_code' | 'emailed_code' | 'demo'

/**
 * Opens a sign-in: a row that can be revoked at once. With a `factor` it is whole; without one only the password was right, and it waits
 * ten minutes for the second. Returns its id.
 */
export async function openSignIn(
  personId: string,
  browser: Browser,
  factor: Factor | null,
  at: Date = now(),
  tx: Tx = db,
): Promise<string> {
  const { role, actingForId } = await startOf(tx, personId)
  const expiresAt = new Date(at.getTime() + (factor ? limitsOf[role].inAll : factorWait))
  const userAgent = browser.userAgent.slice(0, 300)
  const data = {
    personId,
    userAgent,
    actingForId,
    address: browser.address,
    ...(factor && { factor, factorAt: at, provedAt: at }),
    createdAt: at,
    lastSeenAt: at,
    expiresAt,
  }
  return (await tx.signIn.create({ data, select: { id: true } })).id
}

/** Opens a sign-in for a person of the demo, by email; null where there is nobody. The caller makes sure that it is the demo. */
export async function openDemoSignIn(email: string, browser: Browser): Promise<string | null> {
  const person = await db.person.findFirst({ where: { email, disabledAt: null }, select: { id: true } })
  return person && openSignIn(person.id, browser, 'demo')
}

/** A person's role; practice staff begin with the first consultant of their practice, and switch in the navigation. */
async function startOf(tx: Tx, personId: string): Promise<{ role: Role; actingForId: string | null }> {
  const { role, practiceId } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { role: true, practiceId: true },
  })
  if (role !== 'practice_staff' || !practiceId) return { role: role as Role, actingForId: null }
  const consultants = { practiceId, role: 'consultant', disabledAt: null }
  const first = await tx.person.findFirst({ where: consultants, orderBy: { name: 'asc' }, select: { id: true } })
  return { role, actingForId: first?.id ?? null }
}

/** Chooses whom practice staff act for in this browser: a consultant of their practice, or nothing changes. */
export async function actFor(
  person: Pick<Person, 'id' | 'role' | 'practiceId' | 'signInId'>,
  consultantId: string,
): Promise<void> {
  const consultants = { id: consultantId, practiceId: person.practiceId ?? '', role: 'consultant', disabledAt: null }
  if (person.role !== 'practice_staff' || !(await db.person.count({ where: consultants }))) return
  await db.signIn.updateMany({
    where: { id: person.signInId, personId: person.id },
    data: { actingForId: consultantId },
  })
}

/** Ends a sign-in at once, in every tab and on every server; returns whether it stood. Ending it twice changes nothing. */
export async function revokeSignIn(signInId: string, at: Date = now()): Promise<boolean> {
  const { count } = await db.signIn.updateMany({ where: { id: signInId, revokedAt: null }, data: { revokedAt: at } })
  return count > 0
}

/** A sign of life: written at most once a minute, so that reading a page does not write to the database each time. */
export async function seen(signInId: string, at: Date = now()): Promise<void> {
  await db.signIn.updateMany({
    where: { id: signInId, lastSeenAt: { lt: new Date(at.getTime() - seenEvery) } },
    data: { lastSeenAt: at },
  })
}

/**
 * The person behind a sign-in that still stands; null once revoked, over its limits, without its second factor, or disabled. With whom practice staff act for, as
 * long as that is a consultant of their practice, and whether the practice lets them read clinical text.
 */
export async function standingSignIn(signInId: string, at: Date = now()): Promise<Standing | null> {
  const row = await db.signIn.findUnique({
    where: { id: signInId },
    relationLoadStrategy: 'join',
    include: {
      person: { omit: { passwordHash: true, totpSecret: true, totpLastStep: true, passwordSetAt: true } },
      actingFor: { include: { practice: true } },
    },
  })
  if (!row?.factorAt || row.revokedAt || row.person.disabledAt) return null
  const endsAt = endOf(row.person.role as Role, row)
  if (endsAt <= at) return null
  const person: Person = { ...row.person, role: row.person.role as Role, theme: row.person.theme as Theme, signInId }
  const { actingFor: other, lastSeenAt, expiresAt, provedAt } = row
  const times = { endsAt, lastSeenAt, expiresAt, provedAt }
  if (other?.role !== 'consultant' || other.disabledAt || !other.practice || other.practiceId !== person.practiceId)
    return { person, ...times, actingFor: null }
  const { id, name, email, timeZone, practice } = other
  return {
    person,
    ...times,
    actingFor: { id, name, email, timeZone, staffReadClinicalText: practice.staffReadClinicalText },
  }
}
