import { randomUUID } from 'node:crypto'
import { type Manner, sessionMinutes } from '@/lib/appointments/appointment'
import { declineRequest } from '@/lib/approvals/decline'
import { caseNumber } from '@/lib/cases/assist-case'
import { databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { ClinicalLeader, Consultant, Person, Reviewer, Role } from '@/lib/people/person'
import type { refuse } from '@/lib/refusal'
import type { TypedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'
import { asClinicalLeader, asConsultant, asReviewer } from '@/lib/sign-in/gated'

/** A business day far from any holiday, at noon in Sydney. */
export const noon = new Date('2026-11-24T01:00:00Z')
const hour = 3_600_000
export const days = (count: number): number => count * 24 * hour

let sequence = 0
const unique = (word: string): string => `${word} ${(++sequence).toString(36)}${randomUUID().slice(0, 6)}`

/** An organisation with one agreement; the defaults of domain §7 unless told otherwise. */
export async function organisation(terms: Partial<Prisma.AgreementUncheckedCreateInput> = {}): Promise<string> {
  const { id } = await db.organisation.create({ data: { name: unique('Organisation') } })
  const agreement = { version: 1, inForceFrom: databaseDate('2020-01-01'), state: 'NSW', timeZone: 'Australia/Sydney' }
  await db.agreement.create({ data: { organisationId: id, ...agreement, ...terms } })
  return id
}

/** Someone who signs in. */
export async function person(role: Role, more: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  const name = unique(role)
  const email = `${name.replaceAll(/[ _]/g, '.')}@example.com`.toLowerCase()
  const row = await db.person.create({ data: { name, email, role, ...more } })
  return { ...row, role, theme: 'system', signInId: randomUUID() }
}

export const practice = async (): Promise<string> =>
  (await db.practice.create({ data: { name: unique('Practice') } })).id

function gated<T>(actor: T | null): T {
  if (!actor) throw new Error('The gate is closed for this person.')
  return actor
}

/** A consultant, in a practice or in none. */
export async function consultant(practiceId: string | null = null): Promise<Consultant> {
  return gated(asConsultant(await person('consultant', { practiceId }), null))
}

export async function reviewer(organisationId: string): Promise<Reviewer> {
  return gated(asReviewer(await person('reviewer', { organisationId })))
}

export async function clinicalLeader(practiceId: string | null = null): Promise<ClinicalLeader> {
  return gated(asClinicalLeader(await person('clinical_leader', { practiceId })))
}

export async function client(organisationId: string, more: Partial<Prisma.ClientUncheckedCreateInput> = {}) {
  const names = { givenName: 'Wren', familyName: unique('Marlowe'), email: `client${++sequence}@example.org` }
  return db.client.create({ data: { organisationId, timeZone: 'Australia/Sydney', ...names, ...more } })
}

/** An open Assist case with an entitlement, and what was completed on it, one a day back from `noon`. */
export async function assistCase(
  of: Consultant,
  clientId: string,
  { entitled = 6, completed = 0 }: { entitled?: number; completed?: number } = {},
) {
  const openedOn = databaseDate('2026-01-05')
  const row = await db.assistCase.create({
    data: { clientId, consultantId: of.id, issue: 'Work and stress', openedOn },
  })
  await db.allotment.create({
    data: { caseId: row.id, kind: 'entitlement', sessions: entitled, grantedOn: openedOn },
  })
  for (let back = 1; back <= completed; back++)
    await appointment(of, row.id, new Date(noon.getTime() - days(back)), { status: 'completed' })
  return { ...row, code: caseNumber(row.number) }
}

export function appointment(
  of: Consultant,
  caseId: string,
  startsAt: Date,
  more: Partial<Prisma.AppointmentUncheckedCreateInput> = {},
) {
  const endsAt = new Date(startsAt.getTime() + sessionMinutes * 60_000)
  const manner: Manner = 'video'
  const data = { caseId, consultantId: of.id, startsAt, endsAt, timeZone: of.timeZone, manner, ...more }
  return db.appointment.create({ data })
}

/** Makes an appointment one of long ago, against the law that settled ones are locked: as if the time had passed. */
export async function heldAt(id: string, startsAt: Date): Promise<void> {
  const endsAt = new Date(startsAt.getTime() + sessionMinutes * 60_000)
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL ROLE none`
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE appointment SET starts_at = ${startsAt}, ends_at = ${endsAt} WHERE id = ${id}::uuid`
  })
}

/** A form filled in rightly, asking `sessions`, unless told otherwise. */
export function form(code: string, sessions: number | string, more: Partial<TypedRequest> = {}): TypedRequest {
  return {
    ...{ case: code, submissionKey: randomUUID(), sessions: String(sessions) },
    ...{ dateOfRequest: dateInZone(noon, 'Australia/Sydney'), goal: 'consolidate', goalOther: '' },
    ...{ pathway: 'gp', pathwayOther: '', outcomeTo: 'client', outcomeAddress: '' },
    ...{ details: {}, again: '', newInformation: '', ...more },
  }
}

/** The result of a verb that must not refuse. */
export function done<T>(result: T | ReturnType<typeof refuse>): T {
  if (typeof result === 'object' && result !== null && 'refused' in result)
    throw new Error(`Refused: ${result.sentence} ${JSON.stringify(result.fields)}`)
  return result as T
}

/** One organisation, its reviewer, a consultant with a client and a case: what most tests begin with. */
export async function smallWorld(
  options: { entitled?: number; completed?: number; terms?: Parameters<typeof organisation>[0] } = {},
) {
  const organisationId = await organisation(options.terms)
  const [of, decider] = await Promise.all([consultant(), reviewer(organisationId)])
  const person = await client(organisationId)
  const opened = await assistCase(of, person.id, options)
  return { organisationId, consultant: of, reviewer: decider, client: person, case: opened }
}

/** A request of `sessions` that was submitted at noon: its number. */
export async function submitted(world: Awaited<ReturnType<typeof smallWorld>>, sessions: number, more = {}) {
  return done(await submitRequest(world.consultant, form(world.case.code, sessions, more), noon)).request
}

/** The same, declined by the organisation for its budget. */
export async function declined(world: Awaited<ReturnType<typeof smallWorld>>, sessions: number, more = {}) {
  const request = await submitted(world, sessions, more)
  const decision = { request, version: 1, choice: 'decline', reason: 'budget', reasonOther: '' } as const
  done(await declineRequest(world.reviewer, decision, noon))
  return request
}
