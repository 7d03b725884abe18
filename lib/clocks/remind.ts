import 'server-only'
import type { Holidays } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate } from '@/lib/clocks/calendar-date'
import { type ClockHistory, clockIn, type Stay } from '@/lib/clocks/deadlines'
import { isFirst, noteMails } from '@/lib/clocks/entry'
import { holidaysByState, holidaysOf } from '@/lib/clocks/holidays'
import { hasLapsed, isTimeForMails, nextLook, remindersOwed } from '@/lib/clocks/owed'
import { requestsToLookAt } from '@/lib/clocks/queries'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { consentOver, remindedOf } from '@/lib/mail/recipients'
import { tellAll } from '@/lib/mail/tell'
import { isRefusal } from '@/lib/refusal'
import { changeRequest, type LockedRequest } from '@/lib/requests/change'
import { consentEndsOn, consentIsOver } from '@/lib/requests/consent'
import { lapseRequest } from '@/lib/requests/lapse'

const looked = {
  ...{ id: true, reference: true, version: true, urgent: true, agreement: true, consent: true },
  stays: { orderBy: { id: 'asc' } },
} as const

type Looked = Pick<LockedRequest, 'id' | 'urgent' | 'agreement' | 'consent'> & { stays: readonly Stay[] }

/** An open request that owes something now. */
export type Owing = { readonly id: string; readonly reference: string; readonly lapses: boolean }

/** What cannot even be looked at is tried as if it owed something: there what fails is told, and stops no other. */
function orTried<Found>(look: () => Found) {
  try {
    return look()
  } catch {
    return { owes: 'mail', next: null } as const
  }
}

/** Looks at the requests whose time has come. Those that owe nothing are put on to their next look; the others are given out. */
export async function* requestsOwing(at: Date): AsyncGenerator<Owing[]> {
  const holidaysIn = await holidaysByState(db)
  for await (const batch of requestsToLookAt(at)) {
    const ids = batch.map(({ id }) => id)
    const [requests, done] = await Promise.all([
      db.request.findMany({ where: { id: { in: ids } }, relationLoadStrategy: 'join', select: looked }),
      entriesOf(db, ids),
    ])
    const look = (request: (typeof requests)[number]) => {
      const history = historyOf(request, holidaysIn(request.agreement?.state ?? ''))
      const owes = history && whatOwes(request, history, done, at)
      return history && { owes, next: owes ? null : nextLook(history, at) }
    }
    const seen = requests.flatMap((request) => {
      const found = orTried(() => look(request))
      return found ? [{ request, ...found }] : []
    })
    await putOn(seen.flatMap(({ request: { id, version }, next }) => (next ? [{ id, version, next }] : [])))
    yield seen.flatMap(({ request: { id, reference }, owes }) =>
      owes ? [{ id, reference, lapses: owes === 'lapse' }] : [],
    )
  }
}

function historyOf({ stays, urgent, agreement: terms }: Looked, holidays: Holidays): ClockHistory | null {
  return terms && { stays, urgent, terms, holidays }
}

type Entries = {
  readonly reminders: ReadonlyMap<string, ReadonlySet<CalendarDate>>
  readonly consents: ReadonlySet<string>
}
const none: ReadonlySet<CalendarDate> = new Set()

async function entriesOf(tx: Tx, ids: readonly string[]): Promise<Entries> {
  const rows = await tx.clockEntry.findMany({
    where: { subjectId: { in: [...ids] }, kind: { in: ['reminder', 'consent'] } },
    select: { kind: true, subjectId: true, dueOn: true },
  })
  const byRequest = Map.groupBy(
    rows.filter(({ kind }) => kind === 'reminder'),
    ({ subjectId }) => subjectId,
  )
  return {
    reminders: new Map([...byRequest].map(([id, all]) => [id, new Set(all.map(({ dueOn }) => calendarDate(dueOn)))])),
    consents: new Set(rows.filter(({ kind }) => kind === 'consent').map(({ subjectId }) => subjectId)),
  }
}

const consentOwes = (
  { id, agreement, consent }: Looked,
  history: ClockHistory,
  { consents }: Entries,
  at: Date,
): boolean => !consents.has(id) && isTimeForMails(at, history) && consentIsOver(consent, agreement?.timeZone ?? '', at)

function whatOwes(request: Looked, history: ClockHistory, done: Entries, at: Date): 'lapse' | 'mail' | null {
  if (hasLapsed(history, at)) return 'lapse'
  const reminders = remindersOwed(history, done.reminders.get(request.id) ?? none, at)
  return reminders.length > 0 || consentOwes(request, history, done, at) ? 'mail' : null
}

/** Only where the request is still as it was looked at. */
async function putOn(rows: readonly { id: string; version: number; next: Date }[]): Promise<void> {
  if (rows.length === 0) return
  await db.$executeRaw`
    UPDATE request SET clock_at = x.next
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(id uuid, version int, next timestamptz)
     WHERE request.id = x.id AND request.version = x.version`
}

/** Does what one request owes: lapses it, or sends the one reminder that is due. Returns how many things were done. */
export async function settleOwing({ reference, lapses }: Owing, at: Date): Promise<number> {
  if (lapses) return isRefusal(await lapseRequest(reference, at)) ? 0 : 1
  const sent = await changeRequest({ reference }, async (tx, request) => {
    const history = historyOf(request, await holidaysOf(tx, request.agreement?.state ?? ''))
    if (!history || clockIn(request.status) === null) return 0
    const done = await entriesOf(tx, [request.id])
    const count = (await remind(tx, request, history, done, at)) + (await endConsent(tx, request, history, done, at))
    await tx.request.update({
      where: { id: request.id },
      data: { clockAt: nextLook(history, at) },
      select: { id: true },
    })
    return count
  })
  return isRefusal(sent) ? 0 : sent
}

/** Those that were missed are done with the last one, and go to nobody. */
async function remind(tx: Tx, request: LockedRequest, history: ClockHistory, done: Entries, at: Date): Promise<number> {
  const owed = remindersOwed(history, done.reminders.get(request.id) ?? none, at)
  const clock = clockIn(request.status)
  const last = owed.at(-1)
  if (!last || !clock) return 0
  for (const { on } of owed) await isFirst(tx, 'reminder', request.id, on, at)
  const mails = await tellAll(tx, remindedOf(clock, last.kind), request, at)
  await noteMails(tx, 'reminder', request.id, last.on, mails)
  return 1
}

/** History keeps that the client's consent is over, and the consultant side is told once. */
async function endConsent(
  tx: Tx,
  request: LockedRequest,
  history: ClockHistory,
  done: Entries,
  at: Date,
): Promise<number> {
  const end = consentEndsOn(request.consent, history.terms.timeZone)
  if (!end || !consentOwes(request, history, done, at) || !(await isFirst(tx, 'consent', request.id, end, at))) return 0
  const subject = { requestId: request.id, caseId: request.caseId, clientId: request.clientId }
  await record(tx, { event: 'request.consent_over' }, subject, { rule: 'consent clock, version 1' }, at)
  const mails = await tellAll(tx, [consentOver], request, at)
  await noteMails(tx, 'consent', request.id, end, mails)
  return 1
}
