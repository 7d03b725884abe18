'use server'

import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { confirmEmailSchema } from '@/lib/sign-in/account-schema'
import { confirmEmail } from '@/lib/sign-in/change-email'
import { requirePerson } from '@/lib/sign-in/gates'

/** Confirms the new email that the link was sent to. */
export const confirm = formAction(confirmEmailSchema, async ({ token }) => {
  const confirmed = await confirmEmail(await requirePerson(), token)
  return isRefusal(confirmed) ? confirmed : paths.account({ told: 'email-changed' })
})
