'use server'

import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { appCodeSchema, pressedSchema } from '@/lib/sign-in/account-schema'
import { requirePerson } from '@/lib/sign-in/gates'
import { endAppSetUp, pendingSecret, startAppSetUp } from '@/lib/sign-in/pending-secret'
import { removeApp } from '@/lib/sign-in/remove-app'
import { setUpApp } from '@/lib/sign-in/set-up-app'

/** Makes a new secret for an app to scan. */
export const begin = provenFormAction(pressedSchema, async () => {
  await startAppSetUp((await requirePerson()).id)
  return paths.accountApp()
})

/** Keeps it, once the app shows a right code; somebody without recovery codes is shown ten, this once. */
export const keep = provenFormAction(appCodeSchema, async ({ code }) => {
  const person = await requirePerson()
  const kept = await setUpApp(person, { secret: await pendingSecret(person.id), code })
  if (isRefusal(kept)) return kept
  await endAppSetUp()
  return kept.codes.length > 0 ? { shown: { codes: kept.codes.join(' ') } } : paths.account({ told: 'app-added' })
})

/** Takes the app away. */
export const remove = provenFormAction(pressedSchema, async () => {
  const removed = await removeApp(await requirePerson())
  return isRefusal(removed) ? removed : paths.account({ told: 'app-removed' })
})
