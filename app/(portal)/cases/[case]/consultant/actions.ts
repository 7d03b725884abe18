'use server'

import { giveToPractice } from '@/lib/cases/give-to-practice'
import { giveToPracticeSchema, selectConsultantSchema } from '@/lib/cases/schema'
import { selectConsultant } from '@/lib/cases/select-consultant'
import { formAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireCaseAssigner } from '@/lib/sign-in/gates'

const select = formAction(selectConsultantSchema, async (input) => {
  const selected = await selectConsultant(await requireCaseAssigner(), input)
  return isRefusal(selected) ? selected : `${paths.casesWithoutConsultant()}?given=${input.case}`
})

/** Chooses the consultant. */
export async function sendConsultant(before: FormState, form: FormData): Promise<FormState> {
  return select(before, form)
}

const give = formAction(giveToPracticeSchema, async (input) => {
  const given = await giveToPractice(await requireCaseAssigner(), input)
  return isRefusal(given) ? given : `${paths.casesWithoutConsultant()}?given=${input.case}`
})

/** Leaves the choice to a practice. */
export async function sendPractice(before: FormState, form: FormData): Promise<FormState> {
  return give(before, form)
}
