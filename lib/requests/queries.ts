import 'server-only'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo as casesVisibleTo } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import { countedClient } from '@/lib/entitlement/queries'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'
import { choicesOf, detailQuestions } from '@/lib/requests/options'
import { awaiting, visibleTo } from '@/lib/requests/policy'
import { referenceOf, type Status } from '@/lib/requests/request'
import { draftDetails } from '@/lib/requests/schema'

/** How many requests wait for an answer of who is at the keyboard: the count beside the flame in the navigation. */
export function needsYouCount(consultant: Consultant): Promise<number> {
  return db.request.count({ where: { ...visibleTo(consultant), status: { in: awaiting(consultant) } } })
}

const counted = {
  ...countedClient,
  cases: { select: { ...countedClient.cases.select, consultantId: true } },
} as const satisfies Prisma.ClientSelect

const named = { givenName: true, preferredName: true, familyName: true } as const

/** What a declined request that is asked again says already. */
const askedBefore = {
  ...{ goalOther: true, pathwayOther: true, askedAgainOfId: true, askedAgainBy: { select: { status: true } } },
  goal: { select: { code: true } },
  pathway: { select: { code: true } },
  furtherDetails: { select: { answer: true, option: { select: { code: true } } } },
  decisions: {
    where: { outcome: 'declined' },
    select: { stage: true, decidedAt: true, reasonOther: true, reason: { select: { label: true } } },
  },
} as const satisfies Prisma.RequestSelect

type Answer = { answer: string; option: { code: string } }

/**
 * The answers of Further details as who is at the keyboard may have them: as they stand, or without a word of them, and then only
 * which there are. Nothing that a page, a form or an answer holds comes around this.
 */
function withClinicalText<R extends { typed?: Prisma.JsonValue; furtherDetails: Answer[] }>(
  { readsClinicalText }: Consultant,
  request: R,
): R & { answered: string[] } {
  const written = Object.entries(draftDetails(request.typed)).filter(([, answer]) => answer.trim())
  const answered = [...written.map(([code]) => code), ...request.furtherDetails.map(({ option }) => option.code)]
  if (readsClinicalText) return { ...request, answered }
  const furtherDetails = request.furtherDetails.map((one) => ({ ...one, answer: '' }))
  const { details: _, ...typed } = (request.typed ?? {}) as Prisma.JsonObject
  return { ...request, ...(request.typed === undefined ? {} : { typed }), furtherDetails, answered }
}

/** All that the form of a case needs: its client's count, the terms, the lists, the draft and what was declined. Null where it is not theirs. One round. */
export async function formOf(consultant: Consultant, code: string) {
  const [assistCase, goals, pathways, details, holidaysOf] = await Promise.all([
    db.assistCase.findFirst({
      where: { number: caseNumberOf(code) ?? -1, ...casesVisibleTo(consultant) },
      relationLoadStrategy: 'join',
      select: {
        ...{ id: true, number: true, closedAt: true },
        client: {
          select: {
            ...{ id: true, ...named, email: true, ...counted },
            organisation: { select: { name: true, agreements: true } },
          },
        },
        requests: {
          where: { OR: [{ closedAt: null }, { status: 'declined' }] },
          select: { reference: true, status: true, submissionKey: true, typed: true, savedAt: true, ...askedBefore },
        },
      },
    }),
    choicesOf(db, 'goal'),
    choicesOf(db, 'pathway'),
    detailQuestions(db),
    holidaysByState(db),
  ])
  const requests = assistCase?.requests.map((one) => withClinicalText(consultant, one)) ?? []
  return assistCase && { assistCase: { ...assistCase, requests }, goals, pathways, details, holidaysOf }
}
export type FormRead = NonNullable<Awaited<ReturnType<typeof formOf>>>

/** One request with all that its page shows, or null where it is not theirs to see. One round. */
export async function requestOf(consultant: Consultant, number: string) {
  const [request, holidaysOf] = await Promise.all([
    db.request.findFirst({
      where: { reference: referenceOf(number) ?? '', ...visibleTo(consultant) },
      relationLoadStrategy: 'join',
      omit: { typed: true },
      include: {
        case: { select: { id: true, number: true, closedAt: true } },
        client: { select: { id: true, ...named, email: true, timeZone: true, ...counted } },
        organisation: { select: { name: true } },
        agreement: true,
        consultant: { select: { name: true } },
        goal: true,
        pathway: true,
        stays: { orderBy: { id: 'asc' } },
        decisions: {
          omit: { leadersNote: true },
          include: { reason: true, condition: true },
          orderBy: { decidedAt: 'asc' },
        },
        questions: { orderBy: { askedAt: 'asc' } },
        consent: true,
        withdrawal: { include: { reason: true } },
        allotment: true,
        heldSlot: { select: { startsAt: true } },
        askedAgainOf: { select: { reference: true } },
        askedAgainBy: { select: { reference: true, status: true } },
        history: {
          include: { person: { select: { name: true, role: true } }, onBehalfOf: { select: { name: true } } },
          orderBy: { id: 'desc' },
        },
        mails: {
          select: { id: true, event: true, status: true, failure: true, settledAt: true, resendOfId: true },
          orderBy: { id: 'asc' },
        },
        tasks: { where: { kind: 'tell_client_the_outcome', doneAt: null }, select: { id: true } },
      },
    }),
    holidaysByState(db),
  ])
  return request && { ...request, holidays: holidaysOf(request.agreement?.state ?? '') }
}
export type RequestRead = NonNullable<Awaited<ReturnType<typeof requestOf>>>

/** The people of a request, for the identity guard; null where it is not theirs to see. */
export function peopleOf(consultant: Consultant, number: string) {
  return db.request.findFirst({
    where: { reference: referenceOf(number) ?? '', ...visibleTo(consultant) },
    relationLoadStrategy: 'join',
    select: { client: true, consultant: { include: { practice: true } }, consent: true },
  })
}

/** A request as its withdrawal and its answer need it, with the reasons to choose from. One round. */
export async function withdrawableOf(consultant: Consultant, number: string) {
  const [request, reasons] = await Promise.all([
    db.request.findFirst({
      where: { reference: referenceOf(number) ?? '', ...visibleTo(consultant) },
      relationLoadStrategy: 'join',
      select: {
        ...{ reference: true, status: true, sessionsAsked: true },
        case: { select: { number: true } },
        client: { select: { id: true, ...named } },
        organisation: { select: { name: true } },
      },
    }),
    choicesOf(db, 'withdrawal'),
  ])
  return request && { ...request, status: request.status as Status, reasons }
}

/**
 * A request as the form of its held slot needs it, with the case's last appointment; null where it is not theirs; and
 * when the consultant is not free from now on. One round, two queries.
 */
export async function slotOf(consultant: Consultant, number: string, at: Date = now()) {
  const [request, busy] = await Promise.all([
    db.request.findFirst({
      where: { reference: referenceOf(number) ?? '', ...visibleTo(consultant) },
      relationLoadStrategy: 'join',
      select: {
        ...{ reference: true, status: true, dueOn: true, heldSlot: { select: { startsAt: true } } },
        client: { select: { ...named, timeZone: true } },
        case: {
          select: {
            appointments: {
              where: { status: { not: 'cancelled' } },
              select: { startsAt: true },
              orderBy: { startsAt: 'desc' },
              take: 1,
            },
          },
        },
      },
    }),
    db.$queryRaw<{ startsAt: Date; endsAt: Date }[]>`
      SELECT lower(during) AS "startsAt", upper(during) AS "endsAt" FROM busy_time
      WHERE consultant_id = ${consultant.id}::uuid AND during && tstzrange(${at}::timestamptz, NULL)`,
  ])
  return request && { ...request, status: request.status as Status, busy }
}
export type SlotRead = NonNullable<Awaited<ReturnType<typeof slotOf>>>

/** The questions of the Further details with what was answered so far, and the count they are asked for. One round. */
export async function furtherDetailsOf(consultant: Consultant, number: string) {
  const [request, questions, holidaysOf] = await Promise.all([
    db.request.findFirst({
      where: { reference: referenceOf(number) ?? '', ...visibleTo(consultant) },
      relationLoadStrategy: 'join',
      select: {
        ...{
          id: true,
          reference: true,
          status: true,
          urgent: true,
          sessionsAsked: true,
          dateOfRequest: true,
          dueOn: true,
        },
        ...{ caseId: true, goal: true, goalOther: true, pathway: true, pathwayOther: true, agreement: true },
        case: { select: { number: true } },
        client: { select: { id: true, ...named, ...counted } },
        organisation: { select: { name: true } },
        furtherDetails: { select: { answer: true, savedAt: true, option: { select: { code: true } } } },
      },
    }),
    detailQuestions(db),
    holidaysByState(db),
  ])
  const holidays = holidaysOf(request?.agreement?.state ?? '')
  return request && { request: withClinicalText(consultant, request), questions, holidays }
}
export type FurtherDetailsRead = NonNullable<Awaited<ReturnType<typeof furtherDetailsOf>>>
