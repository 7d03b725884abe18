import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Person, Role, Theme } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import type { ActingFor } from '@/lib/sign-in/gated'
import { passwordFits } from '@/lib/sign-in/passwords'

const minutes = 60_000
/** Rate limit: failures within 15 minutes, for one address on the network and for one email. */
const limits = { window: 15 * minutes, perAddress: 30, perEmail: 10 }
/** A sign-in ends after 12 hours, whatever happens. */
export const signInHours = 12

export type Credentials = { email: string; password: string }
export type Browser = { address: string; userAgent: string }

/** Signs a person in: a row that can be revoked at once. Refused in the same words for a wrong password and an unknown email. */
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
  return fits ? { signInId: await openSignIn(person.id, browser, at) } : refuse('Email or password is not right.')
}

/** Opens a sign-in for a person whose identity is already proved. Returns its id. */
export async function openSignIn(personId: string, browser: Browser, at: Date = now()): Promise<string> {
  const expiresAt = new Date(at.getTime() + signInHours * 60 * minutes)
  const userAgent = browser.userAgent.slice(0, 300)
  const data = {
    personId,
    userAgent,
    actingForId: await firstConsultantFor(personId),
    createdAt: at,
    lastSeenAt: at,
    expiresAt,
  }
  return (await db.signIn.create({ data, select: { id: true } })).id
}

/** Opens a sign-in for a person of the demo, by email; null where there is nobody. The caller makes sure that it is the demo. */
export async function openDemoSignIn(email: string, browser: Browser): Promise<string | null> {
  const person = await db.person.findFirst({ where: { email, disabledAt: null }, select: { id: true } })
  return person && openSignIn(person.id, browser)
}

/** Practice staff begin with the first consultant of their practice, and switch in the navigation. */
async function firstConsultantFor(personId: string): Promise<string | null> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { role: true, practiceId: true },
  })
  if (person.role !== 'practice_staff' || !person.practiceId) return null
  const consultants = { practiceId: person.practiceId, role: 'consultant', disabledAt: null }
  return (await db.person.findFirst({ where: consultants, orderBy: { name: 'asc' }, select: { id: true } }))?.id ?? null
}

/** Chooses whom practice staff act for in this browser: a consultant of their practice, or nothing changes. */
export async function actFor(
  person: { id: string; practiceId: string | null; signInId: string },
  consultantId: string,
): Promise<void> {
  const consultants = { id: consultantId, practiceId: person.practiceId ?? '', role: 'consultant', disabledAt: null }
  if (!person.practiceId || !(await db.person.count({ where: consultants }))) return
  await db.signIn.updateMany({
    where: { id: person.signInId, personId: person.id },
    data: { actingForId: consultantId },
  })
}

/** Ends a sign-in at once, in every tab and on every server. Ending it twice changes nothing. */
export async function revokeSignIn(signInId: string, at: Date = now()): Promise<void> {
  await db.signIn.updateMany({ where: { id: signInId, revokedAt: null }, data: { revokedAt: at } })
}

/**
 * The person behind a sign-in that still stands; null once revoked, expired or disabled. With whom practice staff act for, as
 * long as that is a consultant of their practice, and whether the practice lets them read clinical text.
 */
export async function standingSignIn(
  signInId: string,
  at: Date = now(),
): Promise<{ person: Person; actingFor: ActingFor | null } | null> {
  const row = await db.signIn.findUnique({
    where: { id: signInId },
    relationLoadStrategy: 'join',
    include: { person: { omit: { passwordHash: true, totpSecret: true } }, actingFor: { include: { practice: true } } },
  })
  if (!row || row.revokedAt || row.expiresAt <= at || row.person.disabledAt) return null
  const person: Person = { ...row.person, role: row.person.role as Role, theme: row.person.theme as Theme, signInId }
  const other = row.actingFor
  if (other?.role !== 'consultant' || other.disabledAt || !other.practice || other.practiceId !== person.practiceId)
    return { person, actingFor: null }
  const { id, name, email, timeZone, practice } = other
  return { person, actingFor: { id, name, email, timeZone, staffReadClinicalText: practice.staffReadClinicalText } }
}
