import { SessionStrip } from '@/components/cases/session-strip'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { clientName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import type { ListedReview, ReviewsRead } from '@/lib/reviews/queries'
import { type ReviewTab, reviewTabWords } from '@/lib/reviews/schema'
import { ReviewDue } from './review-due'
import { StripLegend } from './strip-legend'

type Props = Pick<ReviewsRead, 'reviews' | 'holidaysOf'> & { tab: ReviewTab; at: Date }

/** What is in clinical review, or waits for the consultant: urgent first, then due; cards on a phone. */
export function ReviewTable({ reviews, holidaysOf, tab, at }: Props) {
  return (
    <>
      <Table caption={`Clinical reviews, ${reviewTabWords[tab].toLowerCase()}`} cards>
        <TableHead>
          <HeadCell>Reference</HeadCell>
          <HeadCell>Client</HeadCell>
          <HeadCell>Consultant</HeadCell>
          <HeadCell>Organisation</HeadCell>
          <HeadCell numeric>Asked</HeadCell>
          <HeadCell>Sessions in 12 months</HeadCell>
          <HeadCell numeric>Total</HeadCell>
          <HeadCell>{tab === 'review' ? 'Due' : 'Answer due'}</HeadCell>
        </TableHead>
        <TableBody>
          {reviews.map((review) => (
            <ReviewRow key={review.id} review={review} holidays={holidaysOf(review.terms.state)} at={at} />
          ))}
        </TableBody>
      </Table>
      <StripLegend />
    </>
  )
}

type RowProps = { review: ListedReview; holidays: ReturnType<ReviewsRead['holidaysOf']>; at: Date }

function ReviewRow({ review, holidays, at }: RowProps) {
  const { ledger } = review
  return (
    <Row className="md:h-16">
      <ReferenceCell review={review} />
      <Cell className="font-semibold max-md:order-2 max-md:col-span-full">{clientName(review)}</Cell>
      <Cell className="text-ink-2 max-md:order-3">{review.consultant}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:justify-self-end">{review.organisation}</Cell>
      <Cell numeric className="font-semibold max-md:hidden">
        {review.asked}
      </Cell>
      <Cell className="max-md:order-5">{ledger && <SessionStrip ledger={ledger} />}</Cell>
      <Cell numeric className={`font-semibold max-md:order-6 ${ledger?.reachesThreshold ? 'text-ember-ink' : ''}`}>
        <span className="font-normal text-ink-2 md:hidden">{review.asked} asked, total </span>
        {ledger?.total}
      </Cell>
      <Cell className="whitespace-nowrap max-md:order-7 max-md:col-span-full">
        <ReviewDue {...{ review, holidays, at }} />
      </Cell>
    </Row>
  )
}

/** The link of a row, with *Urgent* and who took the review. */
export function ReferenceCell({ review: { reference, urgent, takenBy, ledger } }: { review: ListedReview }) {
  return (
    <Cell className="max-md:order-1 max-md:col-span-full">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <TextLink href={paths.review(requestNumber(reference))} reference coversRow>
          {requestNumber(reference)}
        </TextLink>
        {urgent && <Tag tone="ember">Urgent</Tag>}
      </span>
      {ledger && takenBy && <span className="block text-sm text-ink-3">Taken by {takenBy}</span>}
    </Cell>
  )
}
