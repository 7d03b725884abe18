import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Person, Role, Theme } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import type { ActingFor } from '@/lib/sign-in/gated'
import { endOf, factorWait, limitsOf } from '@/lib/sign-in/limits'
import { passwordFits } from '@/lib/sign-in/passwords'

const minutes = 60_000
/** Rate limit: failures within 15 minutes, for one address on the network and for one email. */
const limits = { window: 15 * minutes, perAddress: 30, perEmail: 10 }
/** A sign-in that stands: who, for whom, until when unless more is done, and when they last proved who they are. */
export type Standing = {
  readonly person: Person
  readonly actingFor: ActingFor | null
  readonly endsAt: Date
  readonly lastSeenAt: Date
  readonly provedAt: Date | null
}

export type Credentials = { email: string; password: string }
export type Browser = { address: string; userAgent: string }
/** What a sign-in was finished with, after or instead of a password. */
export type Factor = 'passkey' | 'totp' | 'recovery_code' | 'emailed_code' | 'demo'

/** Opens a half sign-in, which opens nothing until its second factor is given. Refused in the same words for a wrong password and an unknown email. */
export async function signIn(
  { email, password }: Credentials,
  browser: Browser,
  at: Date = now(),
): Promise<{ signInId: string } | Refusal> {
  const since = new Date(at.getTime() - limits.window)
  const failed = { succeeded: false, at: { gt: since } }
  const [fromAddress, forEmail, person] = await Promise.all([
    db.signInAttempt.count({ where: { ...failed, address: browser.address } }),
    db.signInAttempt.count({ where: { ...failed, email } }),
    db.person.findUnique({ where: { email }, select: { id: true, passwordHash: true, disabledAt: true } }),
  ])
  if (fromAddress >= limits.perAddress || forEmail >= limits.perEmail)
    return refuse('Wait a few minutes, or call User Support.')
  const fits = (await passwordFits(person?.passwordHash, password)) && person !== null && person.disabledAt === null
  await db.signInAttempt.create({ data: { email, address: browser.address, succeeded: fits, at } })
  return fits ? { signInId: await openSignIn(person.id, browser, null, at) } : refuse('Email or password is not right.')
}

/**
 * Opens a sign-in: a row that can be revoked at once. With a `factor` it is whole; without one only the password was right, and it waits
 * ten minutes for the second. Returns its id.
 */
export async function openSignIn(
  personId: string,
  browser: Browser,
  factor: Factor | null,
  at: Date = now(),
): Promise<string> {
  const { role, actingForId } = await startOf(personId)
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
  return (await db.signIn.create({ data, select: { id: true } })).id
}

/** Opens a sign-in for a person of the demo, by email; null where there is nobody. The caller makes sure that it is the demo. */
export async function openDemoSignIn(email: string, browser: Browser): Promise<string | null> {
  const person = await db.person.findFirst({ where: { email, disabledAt: null }, select: { id: true } })
  return person && openSignIn(person.id, browser, 'demo')
}

/** A person's role; practice staff begin with the first consultant of their practice, and switch in the navigation. */
async function startOf(personId: string): Promise<{ role: Role; actingForId: string | null }> {
  const { role, practiceId } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { role: true, practiceId: true },
  })
  if (role !== 'practice_staff' || !practiceId) return { role: role as Role, actingForId: null }
  const consultants = { practiceId, role: 'consultant', disabledAt: null }
  const first = await db.person.findFirst({ where: consultants, orderBy: { name: 'asc' }, select: { id: true } })
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

/** Ends a sign-in at once, in every tab and on every server. Ending it twice changes nothing. */
export async function revokeSignIn(signInId: string, at: Date = now()): Promise<void> {
  await db.signIn.updateMany({ where: { id: signInId, revokedAt: null }, data: { revokedAt: at } })
}

/** A sign of life: written at most once a minute, so that reading a page does not write to the database each time. */
export async function seen(signInId: string, at: Date = now()): Promise<void> {
  await db.signIn.updateMany({
    where: { id: signInId, lastSeenAt: { lt: new Date(at.getTime() - minutes) } },
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
  const { actingFor: other, lastSeenAt, provedAt } = row
  if (other?.role !== 'consultant' || other.disabledAt || !other.practice || other.practiceId !== person.practiceId)
    return { person, endsAt, lastSeenAt, provedAt, actingFor: null }
  const { id, name, email, timeZone, practice } = other
  return {
    person,
    endsAt,
    lastSeenAt,
    provedAt,
    actingFor: { id, name, email, timeZone, staffReadClinicalText: practice.staffReadClinicalText },
  }
}
