'use server'

import { refresh } from 'next/cache'
import { formAction, textOf } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { askQuestion } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { reviewSchema } from '@/lib/reviews/schema'
import { giveBackReview, takeReview } from '@/lib/reviews/take'
import { requireClinicalLeader } from '@/lib/sign-in/gates'

/** The review card: endorse all, endorse fewer, ask, or decline. */
export const review = formAction(reviewSchema, async (input) => {
  const leader = await requireClinicalLeader()
  const result =
    input.choice === 'ask'
      ? await askQuestion(leader, input)
      : input.choice === 'decline'
        ? await declineReview(leader, input)
        : await endorseRequest(leader, input)
  if (!isRefusal(result)) return paths.review(input.request)
  // What refused it may be that somebody else decided: the page then shows the outcome beside the refusal.
  if (result.sentence) refresh()
  return result
})

const reviewOf = (form: unknown): string => textOf(form, 'request').slice(0, 20)

/** Shows that the leader looks at it. What stands in the way shows on the page itself. */
export async function take(form: FormData): Promise<void> {
  await takeReview(await requireClinicalLeader(), { request: reviewOf(form) })
  refresh()
}

/** Gives it back. */
export async function giveBack(form: FormData): Promise<void> {
  await giveBackReview(await requireClinicalLeader(), { request: reviewOf(form) })
  refresh()
}
