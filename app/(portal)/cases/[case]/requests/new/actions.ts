'use server'

import { autosaveAction, formAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { saveDraft } from '@/lib/requests/save-draft'
import { sentRequest, typedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'
import { requireConsultant } from '@/lib/sign-in/gates'

const send = formAction(sentRequest, async ({ keep, ...typed }) => {
  const consultant = await requireConsultant()
  if (keep === 'draft') {
    const saved = await saveDraft(consultant, typed)
    return isRefusal(saved) ? saved : paths.requests({ tab: 'drafts' })
  }
  const submitted = await submitRequest(consultant, typed)
  return isRefusal(submitted) ? submitted : paths.request(submitted.request, { submitted: '1' })
})

/** Submits the form, or keeps it as a draft: its two buttons. */
export async function sendRequest(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form)
}

const save = autosaveAction(typedRequest, saveDraft)

/** Keeps what was typed so far. */
export async function autosave(sent: unknown) {
  return save(sent)
}
