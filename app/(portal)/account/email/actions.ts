'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { newEmailSchema } from '@/lib/sign-in/account-schema'
import { askForEmail } from '@/lib/sign-in/change-email'
import { requirePerson } from '@/lib/sign-in/gates'

/** Asks for another email to sign in with. */
export const ask = provenFormAction(newEmailSchema, async ({ email }) => {
  const asked = await askForEmail(await requirePerson(), email)
  return isRefusal(asked) ? asked : paths.account({ told: 'email-asked' })
})
