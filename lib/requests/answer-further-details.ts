import 'server-only'
import { now } from '@/lib/clock'
import { doneBy } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { choicesOf } from '@/lib/requests/options'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'
import { longestText } from '@/lib/requests/schema'

/** Answers by the code of their question, as typed. */
export type FurtherDetailsInput = { request: string; answers: Readonly<Record<string, string>> }

/** Answers the Further details; the request goes to clinical review (domain §4, §9). Refused while a required answer is missing. */
export async function answerFurtherDetails(
  consultant: Consultant,
  input: FurtherDetailsInput,
  at: Date = now(),
): Promise<{ answered: true } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const refused = whyNot(request, 'further_details_answered')
    if (refused) return refuse(refused)
    const questions = (await choicesOf(tx, 'further_details')).filter(({ active }) => active)
    const fields: Record<string, string> = {}
    const rows = questions.flatMap(({ id, code, required }) => {
      const answer = input.answers[code]?.trim() ?? ''
      if (required && !answer) fields[code] = 'Answer this, or save and come back.'
      if (answer.length > longestText)
        fields[code] = `Keep this under ${longestText.toLocaleString('en-AU')} characters.`
      return answer ? [{ requestId: request.id, optionId: id, answer, savedById: consultant.by.id, savedAt: at }] : []
    })
    if (Object.keys(fields).length) return refuse('', fields)
    await tx.furtherDetail.deleteMany({ where: { requestId: request.id } })
    await tx.furtherDetail.createMany({ data: rows })
    const moved = await advance(tx, request, 'further_details_answered', doneBy(consultant), at)
    await tell(tx, 'further_details_answered', moved, 'further_details', at)
    return { answered: true }
  })
}
