import { ButtonLink } from '@/components/ui/button'
import type { TaskView } from '@/lib/cases/queries'
import { timeLeft } from '@/lib/clocks/business-days'
import { calendarDate, dueDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

/** That a clinical review needs further details, by when, and where they are answered (domain §5: the answer clock). */
export function TaskFurtherDetails({ view: { task, request, unread, terms, today, holidaysOf } }: { view: TaskView }) {
  if (!request) return null
  const number = requestNumber(request.reference)
  const due = request.dueOn && calendarDate(request.dueOn)
  return (
    <>
      <p className="text-md font-semibold">
        {task.doneAt ? `Further details of ${number}` : `${number} needs further details for its clinical review.`}
      </p>
      {!task.doneAt && (
        <p className="mt-1 text-ink-2">
          It asks for {request.sessionsAsked === 1 ? '1 session' : `${request.sessionsAsked} sessions`} and reaches{' '}
          {terms.clinicalReviewThreshold} in 12 months. The clinical leader reads what you answer; the organisation
          never sees it.
        </p>
      )}
      {!task.doneAt && due && (
        <p className="mt-3">
          Answer by <b>{dueDate(due)}</b>, {timeLeft(today, due, holidaysOf(terms.state))}. Without an answer the
          request lapses after that day.
        </p>
      )}
      {!task.doneAt && unread && <p className="mt-3">{unread}</p>}
      {task.doneAt || unread ? (
        <ButtonLink href={paths.request(number)} className="mt-4 max-md:w-full">
          Open {number}
        </ButtonLink>
      ) : (
        <ButtonLink href={paths.furtherDetails(number)} variant="primary" className="mt-4 max-md:w-full">
          Answer Further details
        </ButtonLink>
      )}
    </>
  )
}
