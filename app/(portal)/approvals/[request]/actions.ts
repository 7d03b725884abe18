'use server'

import { refresh } from 'next/cache'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { decisionSchema } from '@/lib/approvals/schema'
import { keptFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireReviewer } from '@/lib/sign-in/gates'

/** The decision card: approve all, approve fewer, ask, or decline. */
export const decide = keptFormAction(decisionSchema, async (input) => {
  const reviewer = await requireReviewer()
  const result =
    input.choice === 'ask'
      ? await askQuestion(reviewer, input)
      : input.choice === 'decline'
        ? await declineRequest(reviewer, input)
        : await approveRequest(reviewer, input)
  if (!isRefusal(result)) return paths.approval(input.request)
  // What refused it may be that somebody else decided: the page then shows the outcome beside the refusal.
  if (result.sentence) refresh()
  return result
})
