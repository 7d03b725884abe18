'use server'

import { openFormAction } from '@/lib/form-action'
import { isRefusal } from '@/lib/refusal'
import { thisBrowser } from '@/lib/sign-in/browser'
import { newPasswordSchema } from '@/lib/sign-in/schema'
import { setNewPassword } from '@/lib/sign-in/set-password'
import { enterHalf } from '../../enter'

/** Sets a new password, then asks for the second factor. */
export const setPassword = openFormAction(newPasswordSchema, async (wish) => {
  const result = await setNewPassword(wish, await thisBrowser())
  return isRefusal(result) ? result : enterHalf(result, '')
})
