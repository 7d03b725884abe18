'use server'

import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { pressedSchema, signInRowSchema } from '@/lib/sign-in/account-schema'
import { requirePerson } from '@/lib/sign-in/gates'
import { endOtherSignIns, endOwnSignIn } from '@/lib/sign-in/own-sign-ins'

/** Signs the person out in another browser. */
export const signOutThere = formAction(signInRowSchema, async ({ signIn }) => {
  const ended = await endOwnSignIn(await requirePerson(), signIn)
  return isRefusal(ended) ? ended : paths.account({ told: 'signed-out' })
})

/** Signs the person out in every browser but this one. */
export const signOutElsewhere = formAction(pressedSchema, async () => {
  await endOtherSignIns(await requirePerson())
  return paths.account({ told: 'signed-out-elsewhere' })
})
