import type { Metadata } from 'next'
import { reviewsAddress } from '@/components/reviews/address'
import { DecidedTable } from '@/components/reviews/decided-table'
import { NoReviews } from '@/components/reviews/no-reviews'
import { ReviewFilters } from '@/components/reviews/review-filters'
import { ReviewTable } from '@/components/reviews/review-table'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { now } from '@/lib/clock'
import { reviewsOf } from '@/lib/reviews/queries'
import { reviewSearchSchema } from '@/lib/reviews/schema'
import { requireClinicalLeader } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Clinical Reviews' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What waits for a clinical leader: urgent first, then by due date; and what was decided. */
export default async function ReviewsPage({ searchParams }: Props) {
  const leader = await requireClinicalLeader()
  const search = reviewSearchSchema.parse(await searchParams)
  const { reviews, counts, organisations, holidaysOf, hasPrevious, hasNext } = await reviewsOf(leader, search)
  const { tab } = search
  const of = counts[tab]
  return (
    <div className="flex flex-1 flex-col md:bg-surface">
      <PageHeader
        title="Clinical Reviews"
        line="Requests that take a client to the threshold of their agreement in 12 months."
      />
      <ReviewFilters {...{ search, counts, organisations }} />
      {reviews.length === 0 ? (
        <NoReviews search={search} />
      ) : (
        <>
          {tab === 'decided' ? (
            <DecidedTable reviews={reviews} />
          ) : (
            <ReviewTable {...{ reviews, holidaysOf, tab }} at={now()} />
          )}
          <div className="mt-auto">
            <Pagination
              range={hasPrevious ? `${of} in all` : `1 to ${reviews.length} of ${of}`}
              previous={hasPrevious ? reviewsAddress(search, { before: reviews[0]?.place }) : undefined}
              next={hasNext ? reviewsAddress(search, { after: reviews.at(-1)?.place }) : undefined}
            />
          </div>
        </>
      )}
    </div>
  )
}
