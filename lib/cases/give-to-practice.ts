import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { changeWaitingCase } from '@/lib/cases/select-consultant'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import type { CaseAssigner } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Leaves it to a practice to choose the consultant of a case: the provider's to do. Its task stays open, and is theirs now. */
export async function giveToPractice(
  assigner: CaseAssigner,
  input: { case: string; practice: string },
  at: Date = now(),
): Promise<{ given: string } | Refusal> {
  if (assigner.practiceId) return refuse('Only the provider gives a case to a practice.')
  const practice = isRecordId(input.practice) && (await db.practice.findUnique({ where: { id: input.practice } }))
  if (!practice) return refuse('', { practice: 'Choose a practice.' })
  return changeWaitingCase(assigner, input.case, async (tx, subject) => {
    await tx.assistCase.update({ where: { id: subject.caseId }, data: { practiceId: practice.id } })
    const happened = { event: 'case.given_to_practice', data: { practice: practice.name } } as const
    await record(tx, happened, subject, { person: assigner.id }, at)
    return { given: practice.name }
  })
}
