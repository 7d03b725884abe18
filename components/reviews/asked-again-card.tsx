import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { earlierLine, outcomeLines } from './earlier-words'
import type { ReviewView } from './review-view'

/** The declined request that is asked again, how it ended, and what is new since. */
export function AskedAgainCard({ view: { read, zone } }: { view: ReviewView }) {
  const before = read.askedAgainOf
  if (!before) return null
  const number = requestNumber(before.reference)
  return (
    <Card
      title={
        <>
          Asks again after{' '}
          {before.stays.length > 0 ? (
            <TextLink href={paths.review(number)} reference>
              {number}
            </TextLink>
          ) : (
            <span className="reference">{number}</span>
          )}
        </>
      }
    >
      <p className="text-sm text-ink-3">What is new since the decision</p>
      <p className="text-md break-words whitespace-pre-line">{read.newInformation}</p>
      {[earlierLine(before, zone), ...outcomeLines(before, zone)].map((line) => (
        <p key={line} className="mt-1.5 text-ink-2">
          {line}
        </p>
      ))}
    </Card>
  )
}
