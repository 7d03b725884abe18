import 'server-only'
import { appointmentNumber, shownState } from '@/lib/appointments/appointment'
import { caseNumber } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { clientName } from '@/lib/clients/client'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { paths } from '@/lib/paths'
import type { ClinicalLeader, Consultant } from '@/lib/people/person'
import { presentationOf, requestNumber, type Status } from '@/lib/requests/request'
import {
  anywhere,
  appointmentLine,
  caseLine,
  type Found,
  type FoundGroup,
  numbersIn,
  referenceStart,
  requestLine,
  type Searcher,
  whole,
  wordsOf,
} from '@/lib/search/found'
import { placeOf } from '@/lib/text-at-rest/fields'
import { open, type Sealed } from '@/lib/text-at-rest/sealing'

/** Records of a kind that one search shows. */
export const mostOfKind = 8

/** A text as `wordsOf` spells words, whatever the database's own locale is. */
export const spelled = (text: Prisma.Sql): Prisma.Sql => {
  const bare = Prisma.sql`regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')`
  return Prisma.sql`lower(translate(${bare}, ${whole.letters}, ${whole.plain}) COLLATE "C")`
}

/** The names of `client p`, spelled. */
export const spelledNames = spelled(Prisma.sql`concat_ws(' ', p.preferred_name, p.given_name, p.family_name)`)

/**
 * The same as a condition for each word that was typed, on a text with an index of trigrams (migration 0012). A word of one or two
 * letters is the beginning of a name: inside of one it would be in almost all.
 */
export const containing = (text: Prisma.Sql, typed: string): Prisma.Sql[] =>
  wordsOf(typed).map((word) => {
    const like = word.length < 3 ? anywhere(` ${word}`) : anywhere(word)
    return Prisma.sql`spelled(' ' || ${text}) LIKE ${like}`
  })

/** Whether every word is part of a text. */
const holds = (text: Prisma.Sql, words: readonly string[]): Prisma.Sql =>
  Prisma.join(
    words.map((word) => Prisma.sql`${text} LIKE ${anywhere(word)}`),
    ' AND ',
  )

/** Names and a number as it may be written: 'asst-000123', 'asst-123', 'asst123'. */
const numbered = (word: string, digits: number, number: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`spelled || ' ' || concat_ws(' ', ${word} || '-' || lpad(${number}::text, greatest(${digits}::int, length(${number}::text)), '0'),
    ${word} || '-' || ${number}, ${word} || ${number})`

type Names = { givenName: string; familyName: string; preferredName: string | null }
const names = Prisma.sql`given_name AS "givenName", family_name AS "familyName", preferred_name AS "preferredName"`

/** What a viewer may see of what they typed, by kind; nothing for no words. One round. */
export async function foundBy(viewer: Searcher, typed: string, at: Date = now()): Promise<FoundGroup[]> {
  if (wordsOf(typed).length === 0) return []
  const groups = 'by' in viewer ? await ownRecords(viewer, wordsOf(typed), at) : await reviewed(viewer, typed)
  return groups.filter(({ found }) => found.length > 0)
}

/**
 * The consultant side: four queries that each begin at the index of the viewer's own cases, so that they cost the same
 * however many clients others have. Appointments ahead come first, and those nearest in time; of cases and requests open ones.
 */
async function ownRecords(viewer: Consultant, words: string[], at: Date): Promise<FoundGroup[]> {
  const id = Prisma.sql`${visibleTo(viewer).consultantId}::uuid`
  const own = Prisma.sql`WITH own AS MATERIALIZED (
    SELECT c.id, c.number, c.issue, c.closed_at, c.client_id, p.organisation_id, p.given_name, p.family_name, p.preferred_name,
      ${spelledNames} AS spelled FROM assist_case c JOIN client p ON p.id = c.client_id WHERE c.consultant_id = ${id})`
  const exact = Prisma.sql`${numbersIn(words)}::int[]`
  const [clients, cases, appointments, requests] = await Promise.all([
    db.$queryRaw<(Names & { id: string; organisation: string })[]>`
      ${own} SELECT DISTINCT family_name, given_name, client_id::text AS id, ${names}, o.name AS organisation
      FROM own JOIN organisation o ON o.id = own.organisation_id WHERE ${holds(Prisma.sql`spelled`, words)}
      ORDER BY family_name, given_name, id LIMIT ${mostOfKind}`,
    db.$queryRaw<(Names & { id: string; number: number; issue: Sealed; closed: boolean })[]>`
      ${own} SELECT id::text, number, issue, closed_at IS NOT NULL AS closed, ${names} FROM own
      WHERE ${holds(numbered('asst', 6, Prisma.sql`number`), words)}
      ORDER BY number = ANY(${exact}) DESC, closed, number DESC LIMIT ${mostOfKind}`,
    db.$queryRaw<
      (Names & { number: number; startsAt: Date; endsAt: Date; status: string; cancellation: string | null })[]
    >`
      ${own} SELECT a.number, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.status, a.cancellation, ${names}
      FROM own JOIN appointment a ON a.case_id = own.id AND a.consultant_id = ${id}
      WHERE ${holds(numbered('app', 5, Prisma.sql`a.number`), words)}
      ORDER BY a.number = ANY(${exact}) DESC, a.ends_at <= ${at}::timestamptz, abs(extract(epoch FROM a.starts_at - ${at}::timestamptz)), a.number LIMIT ${mostOfKind}`,
    db.$queryRaw<(Names & { reference: string; status: Status })[]>`
      ${own} SELECT r.reference, r.status, ${names} FROM own JOIN request r ON r.case_id = own.id AND r.consultant_id = ${id}
      WHERE ${holds(Prisma.sql`spelled || ' esr-' || lower(r.reference)`, words)}
      ORDER BY r.closed_at IS NOT NULL, r.started_at DESC, r.id LIMIT ${mostOfKind}`,
  ])
  const zone = viewer.timeZone
  return [
    {
      title: 'Clients',
      found: clients.map((one) => ({ title: clientName(one), line: one.organisation, href: paths.client(one.id) })),
    },
    {
      title: 'Assist cases',
      found: cases.map((one) => ({
        ...{ title: caseNumber(one.number), href: paths.case(caseNumber(one.number)) },
        line: caseLine(one, open(one.issue, placeOf('assist_case', 'issue', one.id)), one.closed),
      })),
    },
    {
      title: 'Appointments',
      found: appointments.map((one) => ({
        ...{ title: appointmentNumber(one.number), href: paths.appointment(appointmentNumber(one.number)) },
        line: appointmentLine(one, one.startsAt, shownState(one, at), zone, at),
      })),
    },
    { title: 'Requests', found: requests.map((one) => foundRequest(one, paths.request)) },
  ]
}

function foundRequest(one: Names & { reference: string; status: Status }, hrefOf: (number: string) => string): Found {
  const number = requestNumber(one.reference)
  // Nobody's own flame: these words are right for whoever finds it.
  const { words } = presentationOf(one.status, 'administrator')
  return { title: number, line: requestLine(one, words), href: hrefOf(number) }
}

/**
 * Clinical leaders: the requests they see (reviews/policy, `visibleTo`), by the client's name as its index of trigrams has it,
 * which needs a word of three letters and knows letters with their marks only; or by the beginning of a reference.
 */
async function reviewed(_leader: ClinicalLeader, typed: string): Promise<FoundGroup[]> {
  const words = typed.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const start = referenceStart(typed)
  const indexed = Prisma.sql`lower(coalesce(p.preferred_name, '') || ' ' || p.given_name || ' ' || p.family_name)`
  // Asked of each request that is found: as a join all stays would be read.
  const visible = Prisma.sql`(SELECT true FROM request_stay s WHERE s.request_id = r.id
    AND s.status IN ('further_details', 'clinical_review') LIMIT 1)`
  const select = Prisma.sql`SELECT r.reference, r.status, r.started_at, p.given_name AS "givenName", p.family_name AS "familyName",
    p.preferred_name AS "preferredName" FROM request r JOIN client p ON p.id = r.client_id`
  const latest = Prisma.sql`r.started_at DESC, r.reference LIMIT ${mostOfKind}`
  const none: (Names & { reference: string; status: Status; started_at: Date })[] = []
  const [byName, byReference] = await Promise.all([
    words.some((word) => word.length >= 3)
      ? db.$queryRaw<typeof none>`${select} WHERE ${holds(indexed, words)} AND ${visible} ORDER BY ${latest}`
      : none,
    start
      ? db.$queryRaw<typeof none>`${select} WHERE r.reference BETWEEN ${start.padEnd(6, '0')}::char(6)
          AND ${start.padEnd(6, 'Z')}::char(6) AND ${visible} ORDER BY ${latest}`
      : none,
  ])
  const all = new Map([...byReference, ...byName].map((one) => [one.reference, one]))
  return [
    { title: 'Requests', found: [...all.values()].slice(0, mostOfKind).map((one) => foundRequest(one, paths.review)) },
  ]
}
