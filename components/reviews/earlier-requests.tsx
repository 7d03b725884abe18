import { StatusTag } from '@/components/requests/status-tag'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { requestNumber, type Status } from '@/lib/requests/request'
import type { ReviewRead } from '@/lib/reviews/queries'
import { earlierLine, outcomeLines } from './earlier-words'
import type { ReviewView } from './review-view'

type Props = { view: ReviewView; earlier: ReviewRead['earlier'] }

/** What was asked for the client before, on any case, and what became of it. */
export function EarlierRequests({ view, earlier }: Props) {
  return (
    <Card title="Earlier requests" aside={earlier.length > 0 && earlier.length}>
      {earlier.length === 0 && <p className="text-ink-2">No other request was made for {view.short}.</p>}
      <ul>
        {earlier.map((request) => {
          const number = requestNumber(request.reference)
          const granted = request.decisions.find(({ outcome }) => outcome === 'approved')?.sessions
          return (
            <li key={number} className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                {request.stays.length > 0 ? (
                  <TextLink href={paths.review(number)} reference>
                    {number}
                  </TextLink>
                ) : (
                  <span className="reference">{number}</span>
                )}
                <StatusTag
                  status={request.status as Status}
                  viewer="clinical_leader"
                  granted={granted === undefined ? undefined : { sessions: granted, of: request.sessionsAsked ?? 0 }}
                />
                {request.urgent && <b className="text-sm">Urgent</b>}
              </p>
              <p className="mt-1 text-ink-2">{earlierLine(request, view.zone)}</p>
              {outcomeLines(request, view.zone).map((line) => (
                <p key={line} className="mt-0.5 text-ink-2">
                  {line}
                </p>
              ))}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
