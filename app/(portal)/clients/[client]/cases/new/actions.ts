'use server'

import { caseNumber } from '@/lib/cases/assist-case'
import { openCase } from '@/lib/cases/open-case'
import { newCaseSchema } from '@/lib/cases/schema'
import { formAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

const open = formAction(newCaseSchema, async ({ client, issue }) => {
  const consultant = await requireConsultant()
  const opened = await openCase(consultant, { clientId: client, issue, consultantId: consultant.id })
  return isRefusal(opened) ? opened : paths.case(caseNumber(opened.number))
})

/** Opens the case, for the consultant at work. */
export async function sendNewCase(before: FormState, form: FormData): Promise<FormState> {
  return open(before, form)
}
