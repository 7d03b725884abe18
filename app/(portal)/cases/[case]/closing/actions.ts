'use server'

import { closeCase } from '@/lib/cases/close-case'
import { closingSchema } from '@/lib/cases/schema'
import { freshFormAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

const close = freshFormAction(closingSchema, async (input) => {
  const closed = await closeCase(await requireConsultant(), input.case)
  return isRefusal(closed) ? closed : paths.case(input.case)
})

/** Closes the case. */
export async function sendClosing(before: FormState, form: FormData): Promise<FormState> {
  return close(before, form)
}
