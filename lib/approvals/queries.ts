import 'server-only'
import { visibleTo } from '@/lib/approvals/policy'
import { type ReleasedRequest, releasable, release } from '@/lib/approvals/release'
import { now } from '@/lib/clock'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { inForceAt } from '@/lib/organisations/queries'
import type { Reviewer } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'

/** The lists of a reviewer, and what each holds. */
export const approvalTabs = {
  decision: ['organisation_review'],
  waiting: ['organisation_question'],
  decided: ['approved', 'declined', 'withdrawn', 'lapsed'],
} as const
export type ApprovalTab = keyof typeof approvalTabs

const pageSize = 25
/** Of equal dates by the random reference: ids tell which form was begun first, and so which had a clinical review. */
const dueFirst = [{ dueOn: 'asc' }, { reference: 'asc' }] satisfies Prisma.RequestOrderByWithRelationInput[]

export type ApprovalsAsked = { tab: ApprovalTab; search: string; after: string | null }

/** A reviewer's list, released, with the counts of all three and the terms that the page explains: one round. */
export async function approvalsFor(reviewer: Reviewer, { tab, search, after }: ApprovalsAsked, at: Date = now()) {
  const searched = search
    .trim()
    .toUpperCase()
    .replace(/^ESR-?/, '')
  const found = { ...visibleTo(reviewer), ...(searched ? { reference: { startsWith: searched.slice(0, 6) } } : {}) }
  const cursor = after ? referenceOf(after) : null
  const [rows, counts, holidaysOf, reviewers, versions] = await Promise.all([
    db.request.findMany({
      where: { ...found, status: { in: [...approvalTabs[tab]] } },
      relationLoadStrategy: 'join',
      select: releasable,
      orderBy: tab === 'decided' ? [{ closedAt: 'desc' }, { reference: 'desc' }] : dueFirst,
      take: pageSize + 1,
      ...(cursor ? { cursor: { reference: cursor }, skip: 1 } : {}),
    }),
    db.request.groupBy({ by: ['status'], where: found, _count: true }),
    holidaysByState(db),
    db.person.count({ where: { organisationId: reviewer.organisationId, role: 'reviewer', disabledAt: null } }),
    db.agreement.findMany({ where: { organisationId: reviewer.organisationId } }),
  ])
  const countOf = (one: ApprovalTab) =>
    counts
      .filter(({ status }) => approvalTabs[one].some((held) => held === status))
      .reduce((sum, { _count }) => sum + _count, 0)
  return {
    requests: rows.slice(0, pageSize).map((row) => releasedRow(row, at, holidaysOf)),
    next: rows.length > pageSize ? `ESR-${rows[pageSize - 1]?.reference}` : null,
    counts: { decision: countOf('decision'), waiting: countOf('waiting'), decided: countOf('decided') },
    reviewers,
    terms: inForceAt(versions, at),
  }
}

type Row = Prisma.RequestGetPayload<{ select: typeof releasable }>

function releasedRow(row: Row, at: Date, holidaysOf: Awaited<ReturnType<typeof holidaysByState>>): ReleasedRequest {
  return release(row, at, holidaysOf(row.agreement?.state ?? ''))
}

/** One request, released, with what its decision card offers and the next one that waits; null where it is not found. One round. */
export async function approvalFor(reviewer: Reviewer, number: string, at: Date = now()) {
  const reference = referenceOf(number)
  if (!reference) return null
  const [row, holidaysOf, options, waiting] = await Promise.all([
    db.request.findFirst({
      where: { reference, ...visibleTo(reviewer) },
      relationLoadStrategy: 'join',
      select: releasable,
    }),
    holidaysByState(db),
    db.option.findMany({
      where: { list: { in: ['condition', 'organisation_decline'] }, active: true },
      orderBy: { position: 'asc' },
      select: { list: true, code: true, label: true, saysWhat: true },
    }),
    db.request.findFirst({
      where: { ...visibleTo(reviewer), status: 'organisation_review', reference: { not: reference } },
      orderBy: dueFirst,
      select: { reference: true },
    }),
  ])
  if (!row) return null
  const list = (name: string) => options.filter((option) => option.list === name)
  return {
    request: releasedRow(row, at, holidaysOf),
    conditions: list('condition'),
    reasons: list('organisation_decline'),
    next: waiting ? `ESR-${waiting.reference}` : null,
  }
}
