import { CircleAlert } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import type { ReviewRead } from '@/lib/reviews/queries'
import { DecisionTag } from './decided-table'
import { decisionLine } from './earlier-words'
import type { ReviewView } from './review-view'
import { standsAt } from './review-words'

type Props = { view: ReviewView; next: ReviewRead['next'] }

/** What stands in place of the card where this leader has nothing to decide: what was decided, or what it waits for. */
export function ReviewedCard({ view, next }: Props) {
  const { read, status, may, zone } = view
  const decision = read.decisions.find(({ stage }) => stage === 'clinical')
  const { title, line } = standsAt(view, decision)
  return (
    <Card tone="decision">
      {!may && status === 'clinical_review' ? (
        <Note tone="information" icon={<CircleAlert className="text-petrol" />} silent className="mb-4">
          You cannot review this, because you or your practice made it.
        </Note>
      ) : (
        <div role="status" data-focus-first>
          <h2 className="text-xl">{title}</h2>
          {line && <p className="mt-1 text-ink-2">{line}</p>}
          {decision && (
            <div className="mt-3 space-y-2">
              <DecisionTag
                outcome={decision.outcome === 'declined' ? 'declined' : 'endorsed'}
                endorsed={decision.sessions}
                asked={read.sessionsAsked ?? 0}
              />
              {read.decisions.map((one) => (
                <p key={one.id} className="break-words whitespace-pre-line text-ink-2">
                  {decisionLine(one, zone)}
                </p>
              ))}
            </div>
          )}
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4 print:hidden">
        {next && (
          <ButtonLink href={paths.review(requestNumber(next.reference))} variant="primary">
            Next review, {requestNumber(next.reference)}
          </ButtonLink>
        )}
        <ButtonLink href={paths.reviews()}>All clinical reviews</ButtonLink>
      </div>
    </Card>
  )
}
