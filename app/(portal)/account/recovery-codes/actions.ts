'use server'

import { provenFormAction } from '@/lib/form-action'
import { isRefusal } from '@/lib/refusal'
import { renewSchema } from '@/lib/sign-in/account-schema'
import { requirePerson } from '@/lib/sign-in/gates'
import { renewRecoveryCodes } from '@/lib/sign-in/renew-recovery-codes'

/** Makes new codes, shown this once; the ones before no longer work. */
export const renew = provenFormAction(renewSchema, async ({ before }) => {
  const made = await renewRecoveryCodes(await requirePerson(), before)
  return isRefusal(made) ? made : { shown: { codes: made.codes.join(' ') } }
})
