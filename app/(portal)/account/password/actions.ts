'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { changePasswordSchema } from '@/lib/sign-in/account-schema'
import { changePassword } from '@/lib/sign-in/change-password'
import { requirePerson } from '@/lib/sign-in/gates'

/** Changes the password, by the one of now. */
export const change = provenFormAction(changePasswordSchema, async ({ elsewhere, ...passwords }) => {
  const changed = await changePassword(await requirePerson(), { ...passwords, elsewhere: elsewhere === 'on' })
  return isRefusal(changed) ? changed : paths.account({ told: 'password-changed' })
})
