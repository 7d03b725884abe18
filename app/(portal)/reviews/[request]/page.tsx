import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReviewForm } from '@/components/reviews/review-form'
import { ReviewHeader } from '@/components/reviews/review-header'
import { ReviewPage } from '@/components/reviews/review-page'
import { reviewView } from '@/components/reviews/review-view'
import { ReviewedCard } from '@/components/reviews/reviewed-card'
import { TakenCard } from '@/components/reviews/taken-card'
import { now } from '@/lib/clock'
import { requestLedger } from '@/lib/entitlement/queries'
import { recordView } from '@/lib/history/view'
import { reviewOf } from '@/lib/reviews/queries'
import { requireClinicalLeader } from '@/lib/sign-in/gates'
import { giveBack, review, take } from './actions'

type Props = { params: Promise<{ request: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Clinical review ${(await params).request.toUpperCase()}` }
}

/** One clinical review, and the decision on it. */
export default async function ReviewRoute({ params }: Props) {
  const leader = await requireClinicalLeader()
  const read = (await reviewOf(leader, (await params).request)) ?? notFound()
  const view = reviewView(read, leader, now())
  recordView(leader, 'review', view.number)
  return (
    <>
      <ReviewHeader view={view} />
      <ReviewPage
        view={view}
        ledger={requestLedger(read.request, view.terms, view.today)}
        earlier={read.earlier}
        card={
          <>
            <ReviewForm
              action={review}
              number={view.number}
              version={read.request.version}
              asked={read.request.sessionsAsked ?? 0}
              reasons={read.reasons.map(({ code, label, saysWhat }) => ({ code, label, saysWhat }))}
              decided={view.open ? null : <ReviewedCard view={view} next={read.next} />}
            />
            <TakenCard {...{ view, take, giveBack }} />
          </>
        }
      />
    </>
  )
}
