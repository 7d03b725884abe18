import 'server-only'
import { usesSession } from '@/lib/appointments/appointment'
import { visibleTo as casesVisibleTo } from '@/lib/cases/policy'
import {
  askFacts,
  askInTimeOf,
  type CaseRow,
  type ClientRow,
  caseFacts,
  clientFacts,
  countNow,
} from '@/lib/cases/queries'
import { isRecordId } from '@/lib/cases/schema'
import { type ListedFacts, listedTask } from '@/lib/cases/tasks'
import { visibleTo } from '@/lib/clients/policy'
import { now } from '@/lib/clock'
import type { Holidays } from '@/lib/clocks/business-days'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'
import type { Status } from '@/lib/requests/request'

const profile = {
  ...clientFacts,
  ...{ email: true, phone: true, dateOfBirth: true },
} as const satisfies Prisma.ClientSelect

/** A client with what is known of them, and the viewer's own cases of theirs; null where none is the viewer's. One round, three queries. */
export async function clientOf(viewer: Consultant, id: string, at: Date = now()) {
  if (!isRecordId(id)) return null
  const [client, cases, holidaysOf] = await Promise.all([
    db.client.findFirst({ where: { id, ...visibleTo(viewer) }, relationLoadStrategy: 'join', select: profile }),
    db.assistCase.findMany({
      where: { clientId: id, ...casesVisibleTo(viewer) },
      relationLoadStrategy: 'join',
      select: caseFacts,
      orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { number: 'desc' }],
    }),
    holidaysByState(db),
  ])
  return client && { client, services: cases.map((one) => serviceOf(viewer, one, client, holidaysOf, at)) }
}

/** A case as the client's page shows it; a closed one is counted by itself, since nothing more is asked for on it. */
function serviceOf(
  viewer: Consultant,
  assistCase: CaseRow,
  client: ClientRow,
  holidaysOf: (state: string) => Holidays,
  at: Date,
) {
  const count = countNow(client, assistCase.id, at, assistCase.closedAt ? 'case' : undefined)
  const { terms, ledger } = count
  const own = ledger.units.filter(({ caseId }) => caseId === assistCase.id)
  const ahead = assistCase.appointments.filter(({ status }) => status === 'scheduled' || status === 'commenced')
  const open = client.requests.find(({ caseId }) => caseId === assistCase.id)
  const status = assistCase.requests.find(({ reference }) => reference === open?.reference)?.status as
    | Status
    | undefined
  const facts: ListedFacts = {
    request: open && status ? { reference: open.reference, status } : null,
    tasks: assistCase.tasks.filter(({ doneAt }) => doneAt === null) as ListedFacts['tasks'],
    bookedUntil: ahead.at(-1)?.endsAt ?? null,
    remaining: own.filter(({ kind }) => kind === 'remaining').length,
    unread: !viewer.readsClinicalText,
  }
  /** Sessions used before the 12 months: they no longer count. */
  const used = own.filter(({ kind }) => kind === 'completed' || kind === 'charged').length
  const gone = assistCase.appointments.filter(usesSession).length - used
  const ask = askFacts(assistCase, client, terms)
  const inTime = askInTimeOf(client, assistCase.id, count, ask, holidaysOf)
  return { assistCase, terms, ledger, gone, ask, askInTime: inTime, task: listedTask(facts, at) }
}

export type ClientView = NonNullable<Awaited<ReturnType<typeof clientOf>>>
export type Service = ClientView['services'][number]
