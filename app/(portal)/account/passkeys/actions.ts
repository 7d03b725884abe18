'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { newPasskeySchema, passkeySchema } from '@/lib/sign-in/account-schema'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { requirePerson } from '@/lib/sign-in/gates'
import { removePasskey } from '@/lib/sign-in/remove-passkey'

/** Keeps a passkey that the browser made; somebody without recovery codes is shown ten, this once. */
export const add = provenFormAction(newPasskeySchema, async (wish) => {
  const added = await addPasskey(await requirePerson(), wish)
  if (isRefusal(added)) return added
  return added.codes.length > 0 ? { shown: { codes: added.codes.join(' ') } } : paths.account({ told: 'passkey-added' })
})

/** Takes one away. */
export const remove = provenFormAction(passkeySchema, async ({ passkey }) => {
  const removed = await removePasskey(await requirePerson(), passkey)
  return isRefusal(removed) ? removed : paths.account({ told: 'passkey-removed' })
})
