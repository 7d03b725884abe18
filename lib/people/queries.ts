import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type HistoryPart, historyAbout } from '@/lib/history/queries'
import { type Administrator, type OpenWork, type Person, personState, type Role } from '@/lib/people/person'
import { openStatuses } from '@/lib/requests/request'
import { limitsOf } from '@/lib/sign-in/limits'

/** Everyone who can sign in, for the demo's sign-in page: by role, then name. */
export function peopleOfTheDemo() {
  return db.person.findMany({
    where: { disabledAt: null, passwordHash: { not: null } },
    relationLoadStrategy: 'join',
    select: {
      name: true,
      email: true,
      role: true,
      title: true,
      organisation: { select: { name: true } },
      practice: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
  })
}

/** The consultants of a practice, whom its staff can act for. Empty for everyone else. */
export async function consultantsToActFor(person: Person): Promise<{ id: string; name: string }[]> {
  if (person.role !== 'practice_staff' || !person.practiceId) return []
  const where = { practiceId: person.practiceId, role: 'consultant', disabledAt: null }
  return db.person.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** Who has an address; null where nobody does. */
export const personWithEmail = (_administrator: Administrator, email: string) =>
  db.person.findUnique({ where: { email }, select: { id: true, name: true } })

/** What waits on a consultant: the cases they look after, and the requests on them. */
export async function openWork(tx: Tx, personId: string): Promise<OpenWork> {
  const [cases, requests] = await Promise.all([
    tx.assistCase.count({ where: { consultantId: personId, closedAt: null } }),
    tx.request.count({ where: { consultantId: personId, status: { in: [...openStatuses] } } }),
  ])
  return { cases, requests }
}

/** Places on one list of choices. */
const mostPlaces = 1_000

type Chosen = { practice?: string | undefined; organisation?: string | undefined; person?: string | undefined }

/**
 * Practices and organisations by name, to choose from; what is chosen already, or is a person's own, is always among them. One round,
 * two queries.
 */
export async function placesToChoose(_administrator: Administrator, chosen: Chosen = {}) {
  const id = (text: string | undefined) => Prisma.sql`${text ?? null}::uuid`
  const own = Prisma.sql`FROM person p WHERE p.id = ${id(chosen.person)}`
  const [practices, organisations] = await Promise.all([
    db.$queryRaw<Named[]>`SELECT id, name FROM (SELECT id::text, name, spelled(name) AS place FROM practice h
      ORDER BY h.id = coalesce(${id(chosen.practice)}, (SELECT p.practice_id ${own})) DESC NULLS LAST, place LIMIT ${mostPlaces}) chosen ORDER BY place, id`,
    db.$queryRaw<Named[]>`SELECT id, name FROM (SELECT id::text, name, spelled(name) AS place FROM organisation o
      ORDER BY o.id = coalesce(${id(chosen.organisation)}, (SELECT p.organisation_id ${own})) DESC NULLS LAST, place LIMIT ${mostPlaces}) chosen ORDER BY place, id`,
  ])
  return { practices, organisations }
}
type Named = { readonly id: string; readonly name: string }
export type Places = Awaited<ReturnType<typeof placesToChoose>>

/** All that administrators look after of a person, with what happened about them; null where there is nobody. One round. */
export async function personOf(administrator: Administrator, id: string, part: HistoryPart, at: Date = now()) {
  if (!isRecordId(id)) return null
  const [row, work, places, history, signIns] = await Promise.all([
    db.person.findUnique({ where: { id }, relationLoadStrategy: 'join', select: shown }),
    openWork(db, id),
    placesToChoose(administrator, { person: id }),
    historyAbout(administrator, { personId: id }, part),
    db.signIn.findMany({
      where: { personId: id, factorAt: { not: null } },
      select: { factorAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true },
      orderBy: { factorAt: 'desc' },
      take: mostSignIns,
    }),
  ])
  if (!row) return null
  const { passwordHash, totpSecret, links, _count, ...person } = row
  const role = person.role as Role
  const since = new Date(at.getTime() - limitsOf[role].idle)
  const stands = signIns.filter((one) => !one.revokedAt && one.expiresAt > at && one.lastSeenAt > since)
  const state = personState({ disabledAt: person.disabledAt, hasPassword: passwordHash !== null })
  return {
    ...{ person: { ...person, role, state }, work, places, history },
    invitation: links[0] ? { ...links[0], expired: links[0].expiresAt <= at } : null,
    signedIn: { now: stands.length, last: signIns[0]?.factorAt ?? null },
    factors: { app: totpSecret !== null, passkeys: _count.passkeys, recoveryCodes: _count.recoveryCodes },
  }
}
export type PersonView = NonNullable<Awaited<ReturnType<typeof personOf>>>

/** A person's latest sign-ins, of which those that stand are counted. */
const mostSignIns = 100

const shown = {
  ...{
    id: true,
    name: true,
    email: true,
    role: true,
    title: true,
    timeZone: true,
    createdAt: true,
    disabledAt: true,
  },
  ...{ passwordHash: true, totpSecret: true },
  practice: { select: { id: true, name: true } },
  organisation: { select: { id: true, name: true, allowsEmailedCode: true } },
  links: {
    where: { purpose: 'invitation', usedAt: null, revokedAt: null },
    select: { createdAt: true, expiresAt: true, madeBy: { select: { name: true } } },
    take: 1,
  },
  _count: { select: { passkeys: true, recoveryCodes: { where: { usedAt: null } } } },
} as const satisfies Prisma.PersonSelect
