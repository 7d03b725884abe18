import { Check, X } from 'lucide-react'
import { StatusTag } from '@/components/requests/status-tag'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { clientName } from '@/lib/clients/client'
import { dateInZone, shortDate } from '@/lib/clocks/calendar-date'
import type { ListedReview } from '@/lib/reviews/queries'
import { ReferenceCell } from './review-table'

/** What clinical leaders decided, latest first, and what became of it since. */
export function DecidedTable({ reviews }: { reviews: readonly ListedReview[] }) {
  return (
    <Table caption="Clinical reviews, decided" cards>
      <TableHead>
        <HeadCell>Reference</HeadCell>
        <HeadCell>Client</HeadCell>
        <HeadCell>Consultant</HeadCell>
        <HeadCell>Organisation</HeadCell>
        <HeadCell>Clinical review</HeadCell>
        <HeadCell>Decided</HeadCell>
        <HeadCell>Now</HeadCell>
      </TableHead>
      <TableBody>
        {reviews.map((review) => (
          <DecidedRow key={review.id} review={review} />
        ))}
      </TableBody>
    </Table>
  )
}

function DecidedRow({ review }: { review: ListedReview }) {
  const { outcome, endorsed, asked, granted, status } = review
  return (
    <Row className="md:h-16">
      <ReferenceCell review={review} />
      <Cell className="font-semibold max-md:order-2 max-md:col-span-full">{clientName(review)}</Cell>
      <Cell className="text-ink-2 max-md:order-3">{review.consultant}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:justify-self-end">{review.organisation}</Cell>
      <Cell className="max-md:order-5">
        {outcome && <DecisionTag {...{ outcome, endorsed: endorsed ?? 0, asked }} />}
      </Cell>
      <Cell className="max-md:order-7 max-md:col-span-full">
        {review.decidedAt && shortDate(dateInZone(review.decidedAt, review.terms.timeZone))}
        <span className="block text-sm text-ink-3 max-md:inline">
          <span className="md:hidden"> by </span>
          {review.decidedBy}
        </span>
      </Cell>
      <Cell className="max-md:order-6 max-md:justify-self-end">
        {outcome !== 'declined' && (
          <StatusTag
            status={status}
            viewer="clinical_leader"
            granted={granted === null ? undefined : { sessions: granted, of: asked }}
          />
        )}
      </Cell>
    </Row>
  )
}

type Decision = { outcome: 'endorsed' | 'declined'; endorsed: number; asked: number }

/** "Endorsed, 3 of 4", or *Declined*: the clinical decision by itself. */
export function DecisionTag({ outcome, endorsed, asked }: Decision) {
  if (outcome === 'declined')
    return (
      <Tag tone="crimson" icon={<X />}>
        Declined
      </Tag>
    )
  return (
    <Tag tone={endorsed < asked ? 'green-outline' : 'green'} icon={<Check />}>
      Endorsed, {endorsed} of {asked}
    </Tag>
  )
}
