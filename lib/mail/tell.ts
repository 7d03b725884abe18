import 'server-only'
import type { ReleasedToMail } from '@/emails/request-waits'
import { type Releasable, release } from '@/lib/approvals/release'
import { caseNumber } from '@/lib/cases/assist-case'
import { businessDaysLeft, type Holidays } from '@/lib/clocks/business-days'
import { dateInZone, dayAndTime, dueDate, longDate, oneYearAfter } from '@/lib/clocks/calendar-date'
import { dueDateOf } from '@/lib/clocks/deadlines'
import { holidaysOf } from '@/lib/clocks/holidays'
import type { Tx } from '@/lib/db'
import { ledgerFor } from '@/lib/entitlement/queries'
import { compose, type Told } from '@/lib/mail/compose'
import { addresseesOf, keptTexts } from '@/lib/mail/queries'
import { portalLink, queueMails } from '@/lib/mail/queue'
import { type Telling, toldOf, waitsForDailyMail } from '@/lib/mail/recipients'
import { paths } from '@/lib/paths'
import type { LockedRequest } from '@/lib/requests/change'
import type { RequestEvent } from '@/lib/requests/lifecycle'
import { outcomeAddress } from '@/lib/requests/outcome-task'
import { requestNumber, type Status, sessionsToDecide } from '@/lib/requests/request'

/**
 * Promise four of a verb: queues every mail that domain §6 asks for, in the transaction of the change. `request` is read
 * after the change, `from` is the status before it. Returns how many mails were queued. A client without an address gets
 * none; the verb opens the task for that.
 */
export const tell = (tx: Tx, event: RequestEvent, request: LockedRequest, from: Status, at: Date): Promise<number> =>
  tellAll(tx, toldOf(event, from), request, at, event)

/** Queues these mails about a locked request, but for those that wait for the day's one. Returns how many were queued. */
export async function tellAll(
  tx: Tx,
  all: readonly Telling[],
  request: LockedRequest,
  at: Date,
  event?: RequestEvent,
): Promise<number> {
  const telling = all.filter((one) => !waitsForDailyMail(one, request))
  if (telling.length === 0) return 0
  const told = await toldAbout(tx, event, request, at)
  let queued = 0
  for (const { to, mail } of telling)
    queued += await queueMails(tx, compose[mail](told), {
      requestId: request.id,
      to: await addresseesOf(tx, to, request, at),
      at,
    })
  return queued
}

async function toldAbout(tx: Tx, event: RequestEvent | undefined, request: LockedRequest, at: Date): Promise<Told> {
  const terms = request.agreement
  if (!terms) throw new Error('A submitted request keeps its agreement.')
  const today = dateInZone(at, terms.timeZone)
  const holidays = await holidaysOf(tx, terms.state)
  const reference = requestNumber(request.reference)
  const due = dueDateOf({ ...request, terms, holidays }) ?? today
  const clock = {
    urgent: request.urgent,
    dueOn: dueDate(due),
    businessDaysLeft: businessDaysLeft(today, due, holidays),
  }
  const number = caseNumber(request.case.number)
  return {
    released: () => releasedToMail(request, at, holidays),
    review: { link: portalLink(paths.review(reference)) },
    request: {
      ...{ reference, ...clock, caseNumber: number, caseLink: portalLink(paths.case(number)) },
      ...{ link: portalLink(paths.request(reference)), asked: request.sessionsAsked ?? 0 },
    },
    waitsFor: request.status === 'further_details' ? 'Further details' : 'answer',
    organisation: { name: request.organisation.name, link: portalLink(paths.admin()) },
    decider: request.status === 'clinical_review' ? 'clinical review' : 'organisation',
    endorsed: sessionsToDecide(request),
    question: { by: request.questions.at(-1)?.stage === 'clinical' ? 'clinical review' : 'organisation' },
    decision: decisionOf(request),
    bookable: event === 'approved' ? await bookableOf(tx, request, at) : 0,
    lapseOn: longDate(oneYearAfter(today)),
    clientTold: outcomeAddress(request, at) !== null,
    madeBy: madeByOf(request),
    heldSlot: request.heldSlot && dayAndTime(request.heldSlot.startsAt, request.heldSlot.timeZone),
    ended: event === 'lapsed' ? 'lapsed' : 'withdrawn',
    kept: await keptTexts(tx),
  }
}

/** History, mails and pages keep both names (domain §1). */
const madeByOf = ({ startedBy, consultant }: LockedRequest): string =>
  startedBy.id === consultant.id ? '' : `${startedBy.name} made the request for ${consultant.name}. `

/** What a reviewer's mail is made of: of the allow-list's projection, and nothing else (domain §8). */
export function releasedToMail(request: Releasable, at: Date, holidays: Holidays): ReleasedToMail {
  const { number, urgent, clock } = release(request, at, holidays)
  return {
    reference: number,
    urgent,
    dueOn: dueDate(clock.due),
    businessDaysLeft: clock.daysLeft,
    link: portalLink(paths.approval(number)),
  }
}

/** The decision that ended it, with the reason given for consultants. What was said under "other" stays inside the provider (domain §9). */
function decisionOf(request: LockedRequest): Told['decision'] {
  const last = request.decisions.at(-1)
  return {
    by: last?.stage === 'clinical' ? 'clinical review' : 'organisation',
    granted: last?.sessions ?? 0,
    condition: last?.condition?.label ?? null,
    reason: last?.reasonOther || (last?.reason?.label ?? ''),
    note: last?.textForConsultant ?? '',
    byRule: last?.byRule != null,
    mayAskAgain: request.askedAgainOfId === null,
  }
}

/** Sessions of the case that can be booked now, those just approved among them. */
async function bookableOf(tx: Tx, request: LockedRequest, at: Date): Promise<number> {
  const terms = request.agreement
  if (!terms) return 0
  const ledger = await ledgerFor(tx, {
    caseId: request.caseId,
    asked: 0,
    dateOfRequest: dateInZone(at, terms.timeZone),
    terms,
  })
  return ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === request.caseId).length
}
