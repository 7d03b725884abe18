import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { detailQuestions } from '@/lib/requests/options'
import { visibleTo, whyUnread } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'

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
    const refused = whyUnread(consultant) ?? whyNot(request, 'further_details_answered')
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
