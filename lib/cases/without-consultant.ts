import 'server-only'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { assignableBy, choosableBy, selectableBy } from '@/lib/cases/policy'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CaseAssigner } from '@/lib/people/person'

/** How many cases wait for somebody to choose their consultant: the count beside the flame in the navigation. */
export const waitingForConsultant = (assigner: CaseAssigner): Promise<number> =>
  db.assistCase.count({ where: assignableBy(assigner) })

/** All that is shown of a case before it has a consultant: for whom and what for, nothing of the client's other cases. */
export const waiting = {
  ...{ number: true, issue: true, openedOn: true, practice: { select: { id: true, name: true } } },
  client: {
    select: {
      ...{ givenName: true, familyName: true, preferredName: true, timeZone: true },
      organisation: { select: { name: true } },
    },
  },
  tasks: { where: { kind: 'select_consultant' }, select: { openedAt: true }, orderBy: { openedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.AssistCaseSelect

const perPage = 25

/** The cases that wait for their consultant, the longest first, after one of the assigner's own; two queries, and first where it lies. */
export async function casesWithoutConsultant(assigner: CaseAssigner, after?: string) {
  const where = { number: caseNumberOf(after ?? '') ?? -1, ...choosableBy(assigner) }
  const last = after ? await db.assistCase.findFirst({ where, select: { openedOn: true, id: true } }) : null
  const beyond = last && { OR: [{ openedOn: { gt: last.openedOn } }, { ...last, id: { gt: last.id } }] }
  const [rows, of] = await Promise.all([
    db.assistCase.findMany({
      where: { ...assignableBy(assigner), ...beyond },
      relationLoadStrategy: 'join',
      select: waiting,
      orderBy: [{ openedOn: 'asc' }, { id: 'asc' }],
      take: perPage + 1,
    }),
    waitingForConsultant(assigner),
  ])
  const shown = rows.slice(0, perPage)
  return { rows: shown, of, next: rows.length > perPage ? (shown.at(-1)?.number ?? null) : null }
}
export type WaitingCase = Awaited<ReturnType<typeof casesWithoutConsultant>>['rows'][number]

/** Consultants on one page of choices. */
const most = 300

/** A case with whom it can be given to, and how much each has to do; null where it is not the assigner's. One round, three queries. */
export async function choiceOfConsultant(assigner: CaseAssigner, code: string) {
  const [assistCase, consultants, practices] = await Promise.all([
    db.assistCase.findFirst({
      where: { number: caseNumberOf(code) ?? -1, ...choosableBy(assigner) },
      relationLoadStrategy: 'join',
      select: { ...waiting, closedAt: true, consultant: { select: { name: true } } },
    }),
    db.person.findMany({
      where: selectableBy(assigner),
      select: {
        ...{ id: true, name: true, title: true, timeZone: true, practice: { select: { name: true } } },
        _count: { select: { cases: { where: { closedAt: null } } } },
      },
      orderBy: [{ practice: { name: 'asc' } }, { name: 'asc' }],
      take: most,
    }),
    assigner.practiceId ? [] : db.practice.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } }),
  ])
  return assistCase && { assistCase, consultants, practices }
}
export type ConsultantChoice = NonNullable<Awaited<ReturnType<typeof choiceOfConsultant>>>
