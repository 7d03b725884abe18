import { caseNumber } from '@/lib/cases/assist-case'
import { clientName, shortName } from '@/lib/clients/client'
import { timeLeft } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import type { ClinicalLeader } from '@/lib/people/person'
import { requestNumber, type Status } from '@/lib/requests/request'
import { mayReview } from '@/lib/reviews/policy'
import type { ReviewRead } from '@/lib/reviews/queries'

/** A review as its page speaks of it: whose, by when, and whether this leader may decide it. */
export type ReviewView = {
  readonly read: ReviewRead['request']
  readonly number: string
  readonly status: Status
  readonly client: string
  readonly short: string
  readonly case: string
  readonly terms: NonNullable<ReviewRead['request']['agreement']>
  /** In the organisation's zone, by which clocks run; times are told in it too. */
  readonly today: CalendarDate
  readonly zone: string
  readonly due: CalendarDate | null
  /** "5 business days left", "overdue by 1 business day"; '' where no clock runs. */
  readonly left: string
  readonly overdue: boolean
  readonly viewer: string
  readonly may: boolean
  /** It waits for this leader's decision. */
  readonly open: boolean
}

/** A review ready to be shown. Throws for a draft, which no leader sees. */
export function reviewView({ request, holidays }: ReviewRead, leader: ClinicalLeader, at: Date): ReviewView {
  const { agreement: terms } = request
  if (!terms) throw new Error('A draft has no review.')
  const today = dateInZone(at, terms.timeZone)
  const due = request.dueOn && calendarDate(request.dueOn)
  const may = mayReview(leader, request)
  return {
    ...{ read: request, terms, today, due, may, zone: terms.timeZone, viewer: leader.id },
    number: requestNumber(request.reference),
    status: request.status as Status,
    client: clientName(request.client),
    short: shortName(request.client),
    case: caseNumber(request.case.number),
    left: due ? timeLeft(today, due, holidays) : '',
    overdue: due !== null && today > due,
    open: may && request.status === 'clinical_review',
  }
}
