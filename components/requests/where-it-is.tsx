import { Card } from '@/components/ui/card'
import { DayClock, Overdue } from '@/components/ui/day-clock'
import { Stepper } from '@/components/ui/stepper'
import { timeLeft } from '@/lib/clocks/business-days'
import { dueDate } from '@/lib/clocks/calendar-date'
import { awaitsConsultant } from '@/lib/requests/request'
import { dayClockOf, holidayWords } from './due-words'
import { dueOn, type RequestView } from './request-view'
import { stepsOf } from './where-words'

/** Where a request is: its steps, who has it, when that is due, and the business days until then. */
export function WhereItIs({ view }: { view: RequestView }) {
  const due = dueOn(view)
  const clock = dayClockOf(view)
  return (
    <Card title="Where it is">
      <Stepper steps={stepsOf(view)} label="Where it is" />
      {due && (
        <div className="mt-5 border-t border-line pt-5">
          <dl className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <div>
              <dt className="text-sm text-ink-3">Who has it</dt>
              <dd className="text-md font-title">{holder(view)}</dd>
            </div>
            <div className="md:text-right">
              <dt className="text-sm text-ink-3">Due</dt>
              <dd className="text-md font-title">
                {view.today > due ? (
                  <>
                    {dueDate(due)} <Overdue>{timeLeft(view.today, due, view.holidays)}</Overdue>
                  </>
                ) : (
                  `${dueDate(due)}, ${timeLeft(view.today, due, view.holidays)}`
                )}
              </dd>
            </div>
          </dl>
          {clock && (
            <div className="mt-3">
              <DayClock {...clock} />
              <p className="mt-3 text-sm text-ink-3">{holidayWords(view)}</p>
            </div>
          )}
        </div>
      )}
    </Card>
  )
}

function holder({ status, you, organisation }: RequestView): string {
  if (awaitsConsultant(status)) return you
  return status === 'clinical_review' ? 'A clinical leader' : `${organisation}, organisation`
}
