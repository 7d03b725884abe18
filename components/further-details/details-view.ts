import { caseNumber } from '@/lib/cases/assist-case'
import { clientName, shortName } from '@/lib/clients/client'
import { timeLeft } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate, clockTime, dateAndTime, dateInZone } from '@/lib/clocks/calendar-date'
import type { Ledger } from '@/lib/entitlement/ledger'
import type { Consultant } from '@/lib/people/person'
import type { DetailQuestion } from '@/lib/requests/details'
import { whyNot } from '@/lib/requests/lifecycle'
import { whyUnread } from '@/lib/requests/policy'
import type { FurtherDetailsRead } from '@/lib/requests/queries'
import { requestNumber, type Status } from '@/lib/requests/request'
import { shownQuestions } from './questions'

/** The page of the Further details: whose, until when, what is answered so far, and how the count stands. */
export type DetailsView = {
  readonly read: FurtherDetailsRead['request']
  readonly number: string
  readonly status: Status
  readonly case: string
  readonly client: string
  readonly short: string
  readonly due: CalendarDate | null
  readonly left: string
  readonly today: CalendarDate
  /** Why nothing can be answered any more, or null. */
  readonly refused: string | null
  readonly questions: readonly DetailQuestion[]
  readonly answers: Readonly<Record<string, string>>
  /** Why the viewer neither reads nor writes them, or null; and the codes of those that are answered. */
  readonly unread: string | null
  readonly answered: readonly string[]
  /** When it was saved last, as an instant and as words; '' where it never was. */
  readonly saved: { readonly at: string; readonly words: string }
  /** Counted today: it may have fallen below the threshold since the request was submitted. */
  readonly ledger: Ledger
}

/** Ready to be shown. `ledger` is today's count, `remaining` what can still be booked on the case. */
export function detailsView(
  { request, questions, holidays }: FurtherDetailsRead,
  { ledger, remaining }: { ledger: Ledger; remaining: number },
  consultant: Consultant,
  today: CalendarDate,
): DetailsView {
  const due = request.dueOn && calendarDate(request.dueOn)
  const savedAt = request.furtherDetails.reduce<Date | null>(
    (last, one) => (last && last > one.savedAt ? last : one.savedAt),
    null,
  )
  const zone = consultant.timeZone
  const sameDay = savedAt && dateInZone(savedAt, zone) === today
  return {
    ...{ read: request, due, today, ledger, status: request.status as Status },
    ...{ unread: whyUnread(consultant), answered: request.answered },
    number: requestNumber(request.reference),
    case: caseNumber(request.case.number),
    client: clientName(request.client),
    short: shortName(request.client),
    left: due ? timeLeft(today, due, holidays) : '',
    refused: whyNot(request, 'further_details_answered'),
    questions: shownQuestions(questions, remaining),
    answers: Object.fromEntries(request.furtherDetails.map(({ option, answer }) => [option.code, answer])),
    saved: {
      at: savedAt?.toISOString() ?? '',
      words: savedAt ? (sameDay ? clockTime : dateAndTime)(savedAt, zone) : '',
    },
  }
}
