import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { ReviewSearch, ReviewTab } from '@/lib/reviews/schema'
import { reviewsAddress } from './address'

const nothing: Record<ReviewTab, string> = {
  review: 'Nothing waits for your review.',
  answer: 'No question of a clinical leader waits for an answer.',
  details: 'No request waits for further details.',
  decided: 'Nothing is decided yet.',
}

/** Why a tab of Clinical Reviews is empty: nothing found, or nothing there. */
export function NoReviews({ search }: { search: ReviewSearch }) {
  if (!search.q && !search.organisation) return <EmptyState title={nothing[search.tab]} />
  return (
    <EmptyState title="Nothing matches.">
      <TextLink href={reviewsAddress(search, { q: '', organisation: undefined })}>Clear the search.</TextLink>
    </EmptyState>
  )
}
