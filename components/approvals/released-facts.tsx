import { Card } from '@/components/ui/card'
import { DayClock } from '@/components/ui/day-clock'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { ReleasedClock, ReleasedRequest } from '@/lib/approvals/release'
import { dayAndMonth, dueDate, fullDate, listDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { clockWords } from './clock-words'

/** The one figure with goal and referral, and the organisation's clock. */
export function ReleasedFacts({ request }: { request: ReleasedRequest }) {
  return (
    <>
      <Card>
        <div className="flex gap-5">
          <p className="grid size-[92px] shrink-0 place-content-center rounded-xl bg-petrol-tint text-center text-petrol">
            <span className="text-4xl leading-none">{request.sessions}</span>
            <span className="mt-1.5 text-xs font-semibold">sessions asked</span>
          </p>
          <dl className="min-w-0 space-y-2.5">
            {request.urgent && (
              <div>
                <dt className="sr-only">Urgency</dt>
                <dd>
                  <Tag tone="ember">Urgent</Tag>
                </dd>
              </div>
            )}
            <div>
              <dt className="text-ink-3">Goal</dt>
              <dd className="text-md font-semibold">{request.goal}</dd>
            </div>
            <div>
              <dt className="text-ink-3">Referral to longer-term support</dt>
              <dd className="text-md font-semibold">{request.referral}</dd>
            </div>
          </dl>
        </div>
        {request.earlier && (
          <p className="mt-4 border-t border-line pt-3.5 text-ink-2">
            Asks again after{' '}
            <TextLink href={paths.approval(request.earlier.number)} reference>
              {request.earlier.number}
            </TextLink>
            , which you declined on {dueDate(request.earlier.on)}. Reason: {request.earlier.reason}.
          </p>
        )}
      </Card>
      <ReleasedClockCard clock={request.clock} decided={request.outcome !== null} />
    </>
  )
}

function ReleasedClockCard({ clock, decided }: { clock: ReleasedClock; decided: boolean }) {
  const title =
    clock.state === 'ended' ? 'Was due' : clock.state === 'paused' ? 'Paused until it is answered, was due' : 'Due'
  const today = clock.days.findIndex((day) => day.today)
  return (
    <Card
      title={`${title} ${fullDate(clock.due)}`}
      aside={
        <span className={clock.overdue ? 'font-medium text-crimson' : ''}>
          {decided ? clockWords(clock).replace('ended', 'decided') : clockWords(clock)}
        </span>
      }
    >
      <DayClock
        days={clock.days.map(({ on, index }) => (index === 0 ? listDate(on) : dayWords(on, clock.days[index - 1]?.on)))}
        today={today < 0 ? undefined : today}
        past={clock.days.filter((day) => day.past).length}
      />
    </Card>
  )
}

/** 'Wed 25', with the month where it changes. */
function dayWords(on: string, before: string | undefined): string {
  return on.slice(0, 7) === before?.slice(0, 7)
    ? listDate(on).replace(/ [A-Z][a-z]+$/, '')
    : `${listDate(on).split(' ')[0]} ${dayAndMonth(on)}`
}
