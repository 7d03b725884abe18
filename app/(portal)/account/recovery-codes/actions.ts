'use server'

import { provenFormAction } from '@/lib/form-action'
import { pressedSchema } from '@/lib/sign-in/account-schema'
import { requirePerson } from '@/lib/sign-in/gates'
import { renewRecoveryCodes } from '@/lib/sign-in/renew-recovery-codes'

/** Makes new codes, shown this once; the ones before count no more. */
export const renew = provenFormAction(pressedSchema, async () => {
  const { codes } = await renewRecoveryCodes(await requirePerson())
  return { shown: { codes: codes.join(' ') } }
})
