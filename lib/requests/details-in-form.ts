import 'server-only'
import type { Tx } from '@/lib/db'
import { firstOfEach } from '@/lib/form-state'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { detailField } from '@/lib/requests/details'
import { detailQuestions } from '@/lib/requests/options'
import { draftDetails, furtherDetailsSchema, partialDetailsSchema, type TypedRequest } from '@/lib/requests/schema'

/** Further details that come with a form, who wrote them, and whether all that is required is there to be sent. */
export type DetailsInForm = {
  questions: { id: string; code: string }[]
  answers: Record<string, string>
  savedById: string
  whole: boolean
}

/**
 * The Further details of a form, half of them too; refused where one is too long. Practice staff who do not read them send none:
 * what the consultant wrote before goes along as it stands, and the consultant sends it.
 */
export async function detailsIn(
  tx: Tx,
  consultant: Consultant,
  { typed, draft, again }: { typed: TypedRequest; draft: { typed: unknown } | undefined; again: string | null },
): Promise<DetailsInForm | Refusal> {
  const questions = await detailQuestions(tx)
  if (!consultant.readsClinicalText)
    return { questions, answers: await writtenBefore(tx, draft, again), savedById: consultant.id, whole: false }
  const given = Object.fromEntries(questions.map(({ code }) => [code, typed.details[code] ?? '']))
  const answers = partialDetailsSchema(questions).safeParse(given)
  const whole = furtherDetailsSchema(questions).safeParse(given).success
  if (answers.success) return { questions, answers: answers.data, savedById: consultant.by.id, whole }
  const fields = Object.entries(firstOfEach(answers.error)).map(([code, message]) => [detailField(code), message])
  return refuse('', Object.fromEntries(fields))
}

/** What the consultant wrote in the draft, or else for the request that is asked again. */
async function writtenBefore(tx: Tx, draft: { typed: unknown } | undefined, again: string | null) {
  const inDraft = draftDetails(draft?.typed)
  if (Object.keys(inDraft).length > 0 || !again) return inDraft
  const rows = await tx.furtherDetail.findMany({ where: { requestId: again }, include: { option: true } })
  return Object.fromEntries(rows.map(({ option, answer }) => [option.code, answer]))
}
