import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import { firstOfEach } from '@/lib/form-state'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { detailField } from '@/lib/requests/details'
import { whyNot } from '@/lib/requests/lifecycle'
import { detailQuestions } from '@/lib/requests/options'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'
import { furtherDetailsSchema, partialDetailsSchema, type TypedRequest } from '@/lib/requests/schema'

/** Answers by the code of their question, as typed. */
export type FurtherDetailsInput = { request: string; answers: Readonly<Record<string, string>> }

/**
 * Keeps the Further details answered so far, as they were typed (autosave, domain §4): nobody is told and nothing moves.
 * Refused once the request waits for something else.
 */
export async function saveFurtherDetails(
  consultant: Consultant,
  { request: number, answers }: FurtherDetailsInput,
  at: Date = now(),
): Promise<{ savedAt: Date } | Refusal> {
  const where = { reference: referenceOf(number) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const refused = whyNot(request, 'further_details_answered')
    if (refused) return refuse(refused)
    await keepDetails(tx, request.id, await detailQuestions(tx), answers, consultant.by.id, at)
    return { savedAt: at }
  })
}

/** Writes every answer that says something in place of what was kept before. */
export async function keepDetails(
  tx: Tx,
  requestId: string,
  questions: readonly { id: string; code: string }[],
  answers: Readonly<Record<string, string>>,
  savedById: string,
  savedAt: Date,
): Promise<void> {
  const rows = questions.flatMap(({ id, code }) => {
    const answer = answers[code] ?? ''
    return answer.trim() ? [{ requestId, optionId: id, answer, savedById, savedAt }] : []
  })
  await tx.furtherDetail.deleteMany({ where: { requestId } })
  await tx.furtherDetail.createMany({ data: rows })
}

/** Further details that were answered in the form itself, and whether all that is required is there. */
export type DetailsInForm = {
  questions: { id: string; code: string }[]
  answers: Record<string, string>
  whole: boolean
}

/** The Further details of a form, half of them too; refused where one is too long. */
export async function detailsIn(tx: Tx, typed: TypedRequest): Promise<DetailsInForm | Refusal> {
  const questions = await detailQuestions(tx)
  const given = Object.fromEntries(questions.map(({ code }) => [code, typed.details[code] ?? '']))
  const answers = partialDetailsSchema(questions).safeParse(given)
  if (answers.success)
    return { questions, answers: answers.data, whole: furtherDetailsSchema(questions).safeParse(given).success }
  const fields = Object.entries(firstOfEach(answers.error)).map(([code, message]) => [detailField(code), message])
  return refuse('', Object.fromEntries(fields))
}
