'use server'

import { redirect } from 'next/navigation'
import { autosaveAction, formAction, textOf } from '@/lib/form-action'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf, requestNumber } from '@/lib/requests/request'
import { saveFurtherDetails } from '@/lib/requests/save-further-details'
import { typedDetails } from '@/lib/requests/schema'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { requireConsultant } from '@/lib/sign-in/gates'

const send = formAction(typedDetails, async ({ request, keep, ...answers }) => {
  const verb = keep ? saveFurtherDetails : answerFurtherDetails
  const result = await verb(await requireConsultant(), { request, answers })
  return isRefusal(result) ? result : paths.request(request, keep ? {} : { submitted: '1' })
})

/** Sends the Further details to clinical review, or keeps them: its two buttons. */
export async function sendDetails(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form)
}

const save = autosaveAction(typedDetails, (consultant, { request, ...answers }) =>
  saveFurtherDetails(consultant, { request, answers }),
)

/** Keeps what was typed so far. */
export async function saveDetails(sent: unknown) {
  return save(sent)
}

/** Sends the request to the organisation without a review. A refusal shows on the page: the count there is today's. */
export async function sendWithout(form: FormData): Promise<void> {
  const number = requestNumber(referenceOf(textOf(form, 'request').slice(0, 20)) ?? '')
  const result = await skipFurtherDetails(await requireConsultant(), { request: number })
  redirect(isRefusal(result) ? paths.furtherDetails(number) : paths.request(number, { submitted: '1' }))
}
