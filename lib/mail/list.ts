import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import { isClosed, needsSomebodySql } from '@/lib/mail/lifecycle'
import type { MailFailure, MailState } from '@/lib/mail/mail'
import type { MailSearch } from '@/lib/mail/schema'
import { type ListedState, letsIn, mostNeeding } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { outcomeAddress } from '@/lib/requests/outcome-task'
import { withPlainReferences } from '@/lib/requests/request'
import { opened } from '@/lib/text-at-rest/rows'

const sql = Prisma.sql

/** Rows of one page; and up to how many that need somebody are counted. */
const perPage = 25
const mostCounted = 1_000

/** A row of the list of mails. */
export type ListedMail = {
  readonly id: string
  readonly event: string
  readonly subject: string
  readonly toAddress: string
  readonly status: string
  readonly failure: string | null
  readonly attempts: number
  readonly lastError: string
  readonly queuedAt: Date
  /** Of the request that it is about. */
  readonly reference: string | null
  readonly needsSomebody: boolean
}

const needsSomebody = Prisma.raw(needsSomebodySql)

const columns = sql`m.id::text, m.event, m.subject, m.to_address AS "toAddress", m.status, m.failure, m.attempts,
  m.last_error AS "lastError", m.queued_at AS "queuedAt", r.reference, coalesce(${needsSomebody}, false) AS "needsSomebody"`

const newestFirst = sql`m.queued_at DESC, m.id DESC`

const rowsOf = (found: Prisma.Sql, order = newestFirst) => db.$queryRaw<ListedMail[]>`
  SELECT ${columns} FROM (${found}) m LEFT JOIN request r ON r.id = m.request_id ORDER BY ${order}`

/** What needs an administrator, newest first. One query. */
export const mailsNeedingSomebody = (_administrator: Administrator): Promise<ListedMail[]> =>
  rowsOf(sql`SELECT m.* FROM mail m WHERE ${needsSomebody} ORDER BY ${newestFirst} LIMIT ${mostNeeding}`)

/** How many they are, up to a thousand. One query. */
export async function countNeedingSomebody(_administrator: Administrator): Promise<number> {
  const [counted] = await db.$queryRaw<{ of: number }[]>`
    SELECT count(*)::int AS "of" FROM (SELECT FROM mail m WHERE ${needsSomebody} LIMIT ${mostCounted}) needing`
  return counted?.of ?? 0
}

export type ListedMails = {
  readonly rows: readonly ListedMail[]
  /** The keys that the pages before and after begin from. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * All mails, newest first, searched, narrowed and paged by key. One query; whatever it is narrowed to, an index has it, so that it
 * costs the same among a thousand mails and among a million.
 */
export async function mailsBy(_administrator: Administrator, search: MailSearch): Promise<ListedMails> {
  const where = Prisma.join([sql`true`, ...matching(search), ...fromKey(search)], ' AND ')
  const order = search.before ? sql`m.queued_at, m.id` : newestFirst
  const found = await rowsOf(sql`SELECT m.* FROM mail m WHERE ${where} ORDER BY ${order} LIMIT ${perPage + 1}`, order)
  const shown = found.slice(0, perPage)
  const rows = search.before ? shown.toReversed() : shown
  const more = found.length > perPage
  return {
    rows,
    before: (search.before ? more : Boolean(search.after)) ? (rows[0]?.id ?? null) : null,
    after: (search.before ? true : more) ? (rows.at(-1)?.id ?? null) : null,
  }
}

const failed = (failure: MailFailure) => sql`m.status = 'failed' AND m.failure = ${failure}`

const states: Record<ListedState, Prisma.Sql> = {
  needs_somebody: needsSomebody,
  waiting: sql`m.settled_at IS NULL`,
  delivered: sql`m.status = 'sent'`,
  no_such_address: failed('no_such_address'),
  not_accepting: failed('not_accepting'),
  technical: sql`m.status = 'failed' AND (m.failure = 'technical' OR m.failure IS NULL)`,
  parked: sql`m.status = 'parked'`,
} satisfies Record<MailState | 'needs_somebody', Prisma.Sql>

const matching = ({ q, state, event }: MailSearch): Prisma.Sql[] => [
  ...withPlainReferences(q).split(/\s+/).filter(Boolean).slice(0, mostWords).map(found),
  ...(state ? [states[state]] : []),
  ...(event ? [sql`m.event = ${event}`] : []),
]

const mostWords = 8

/**
 * What was typed must be there: each word of it as a word of the address or the subject. A reference finds all that is about its request.
 * Of beginnings of words PostgreSQL does not know how many there are, and reads a million mails for one that none has.
 */
function found(typed: string): Prisma.Sql {
  const words = typed.toLowerCase().match(/[a-z0-9]+/g) ?? []
  if (words.length === 0) return sql`false`
  const holds = sql`words_of(m.to_address || ' ' || m.subject) @@ to_tsquery('simple', ${words.join(' & ')})`
  const [, reference] = /^(?:ESR-)?([0-9A-HJKMNP-TV-Z]{6})$/i.exec(typed) ?? []
  if (!reference) return holds
  return sql`(${holds} OR m.request_id = (SELECT id FROM request WHERE reference = ${reference.toUpperCase()}))`
}

/** Where the page begins; a key of no mail begins at nothing. */
function fromKey({ after, before }: MailSearch): Prisma.Sql[] {
  const key = before ?? after
  if (!key) return []
  const row = sql`((SELECT k.queued_at FROM mail k WHERE k.id = ${key}::uuid), ${key}::uuid)`
  return [before ? sql`(m.queued_at, m.id) > ${row}` : sql`(m.queued_at, m.id) < ${row}`]
}

/** A mail in the row of those that were sent again, each after the one before. */
export type SentBefore = Pick<ListedMail, 'id' | 'status' | 'failure' | 'toAddress' | 'queuedAt'> & {
  readonly by: string | null
  readonly reason: string
}

/** The mails that one was sent again by, or that it sends again, the first one first. One query. */
async function sentAgain(id: string): Promise<SentBefore[]> {
  const rows = await db.$queryRaw<(Omit<SentBefore, 'reason'> & { reason: unknown })[]>`
    WITH RECURSIVE first AS (
      SELECT id, resend_of_id FROM mail WHERE id = ${id}::uuid
      UNION ALL SELECT m.id, m.resend_of_id FROM mail m JOIN first ON first.resend_of_id = m.id),
    chain AS (
      SELECT m.* FROM mail m WHERE m.id = (SELECT id FROM first WHERE resend_of_id IS NULL)
      UNION ALL SELECT m.* FROM mail m JOIN chain ON m.resend_of_id = chain.id)
    SELECT m.id::text, m.status, m.failure, m.to_address AS "toAddress", m.queued_at AS "queuedAt", m.resend_reason AS reason, p.name AS by
    FROM chain m LEFT JOIN person p ON p.id = m.resent_by_id ORDER BY m.queued_at, m.id`
  return rows.map((row) => ({ ...row, reason: String(opened('mail', 'resend_reason', row.reason, [row.id])) }))
}

const shown = {
  ...{ id: true, event: true, fromName: true, toAddress: true, subject: true, text: true, status: true, failure: true },
  ...{ attempts: true, queuedAt: true, nextAttemptAt: true, settledAt: true, bouncedAt: true, lastError: true },
  ...{ clientId: true, closedAt: true, closedReason: true, closedBy: { select: { name: true } } },
  person: { select: { id: true, name: true, email: true } },
  request: {
    select: {
      ...{ reference: true, clientId: true, consent: true, client: true, agreement: { select: { timeZone: true } } },
      organisation: { select: { id: true, name: true } },
    },
  },
} as const satisfies Prisma.MailSelect

/**
 * One mail as it was sent, with whom and what it is about, and the row that it stands in; null where there is none. The words of one that
 * lets somebody in are not opened. One round, two queries.
 */
export async function mailOf(_administrator: Administrator, id: string, at: Date = now()) {
  if (!isRecordId(id)) return null
  const [row, chain] = await Promise.all([
    db.mail.findUnique({ where: { id }, relationLoadStrategy: 'join', select: shown }),
    sentAgain(id),
  ])
  if (!row) return null
  const { request, person, clientId, event, status } = row
  const sent = chain.at(-1)?.id !== id
  return {
    ...{ mail: row, chain, text: letsIn(event) ? null : row.text },
    /** Who signs it, and where it would go now. */
    from: clientId ? env().MAIL_FROM_CLIENT : env().MAIL_FROM,
    address: clientId ? request && outcomeAddress(request, at) : (person?.email ?? null),
    sentAgain: sent,
    needsSomebody: (status === 'failed' || status === 'parked') && !sent && !isClosed(row),
  }
}
export type MailView = NonNullable<Awaited<ReturnType<typeof mailOf>>>
