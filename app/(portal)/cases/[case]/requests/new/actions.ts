'use server'

import { clockTime } from '@/lib/clocks/calendar-date'
import { formAction } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { saveDraft } from '@/lib/requests/save-draft'
import { sentRequest, typedRequest } from '@/lib/requests/schema'
import { submitRequest } from '@/lib/requests/submit'
import { requireConsultant, signedIn } from '@/lib/sign-in/gates'

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

/** Keeps what was typed so far; never leads away from the form. */
export async function autosave(typed: unknown) {
  const signedOut = !(await signedIn())
  if (signedOut) return { refused: 'You were signed out.', signedOut }
  const parsed = typedRequest.safeParse(typed)
  if (!parsed.success) return { refused: 'It is longer than a form can be.', signedOut }
  const consultant = await requireConsultant()
  const saved = await saveDraft(consultant, parsed.data)
  if (isRefusal(saved)) return { refused: saved.sentence, signedOut }
  return { savedAt: saved.savedAt.toISOString(), words: clockTime(saved.savedAt, consultant.timeZone) }
}
