import type { Metadata } from 'next'
import { ReviewQueue } from '@/components/reviews/review-queue'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { reviewQueue } from '@/lib/reviews/queries'
import { requireClinicalLeader } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Clinical Reviews' }

/** The queue of clinical reviews: urgent first, then by due date. */
export default async function ReviewsPage() {
  const queue = await reviewQueue(await requireClinicalLeader())
  return (
    <>
      <PageHeader
        title="Clinical Reviews"
        line="Requests that take a client to the threshold of their agreement in 12 months."
      />
      <PageBody>
        <ReviewQueue {...queue} at={now()} />
      </PageBody>
    </>
  )
}
