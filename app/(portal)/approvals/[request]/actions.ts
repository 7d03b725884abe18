'use server'

import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { decisionSchema } from '@/lib/approvals/schema'
import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireReviewer } from '@/lib/sign-in/gates'

/** The decision card: approve all, approve fewer, ask, or decline. */
export const decide = formAction(decisionSchema, async (input) => {
  const reviewer = await requireReviewer()
  const result =
    input.choice === 'ask'
      ? await askQuestion(reviewer, input)
      : input.choice === 'decline'
        ? await declineRequest(reviewer, input)
        : await approveRequest(reviewer, input)
  return isRefusal(result) ? result : paths.approval(input.request)
})
