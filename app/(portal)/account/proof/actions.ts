'use server'

import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { proofSchema } from '@/lib/sign-in/account-schema'
import { requirePerson } from '@/lib/sign-in/gates'
import { prove } from '@/lib/sign-in/proof'
import { ownPath } from '@/lib/sign-in/schema'

/** Confirms by a password, a code or a passkey that it is them, and goes on to what asked for it. */
export const confirm = formAction(proofSchema, async (given) => {
  const proved = await prove(await requirePerson(), given)
  return isRefusal(proved) ? proved : ownPath(given.to, paths.account())
})
