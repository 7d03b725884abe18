'use server'

import { openFormAction } from '@/lib/form-action'
import { isRefusal } from '@/lib/refusal'
import { thisBrowser } from '@/lib/sign-in/browser'
import { newPasswordSchema } from '@/lib/sign-in/schema'
import { takeUpInvitation } from '@/lib/sign-in/take-up-invitation'
import { enterHalf } from '../../enter'

/** Sets the first password, then goes on to the second factor. */
export const takeUp = openFormAction(newPasswordSchema, async (wish) => {
  const result = await takeUpInvitation(wish, await thisBrowser())
  return isRefusal(result) ? result : enterHalf(result, '')
})
