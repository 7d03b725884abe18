'use server'

import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { openFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal, refuse } from '@/lib/refusal'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { thisBrowser } from '@/lib/sign-in/browser'
import { finishSignIn } from '@/lib/sign-in/finish'
import { requireHalf } from '@/lib/sign-in/half-sign-in'
import { endAppSetUp, pendingSecret, startAppSetUp } from '@/lib/sign-in/pending-secret'
import { appSchema, finishSchema, passkeySchema, returnSchema } from '@/lib/sign-in/schema'
import { setUpApp } from '@/lib/sign-in/set-up-app'
import { factorOfProof, proofOfSetUp } from '@/lib/sign-in/set-up-proof'
import { enter } from '../../enter'

/** A passkey as the first factor; shows the recovery codes. */
export const addFirstPasskey = openFormAction(passkeySchema, async ({ answer, to }) => {
  const half = await requireHalf(to)
  const name = `Passkey of ${longDate(dateInZone(now(), half.person.timeZone))}`
  const added = await addPasskey(half.person, { answer, name, first: true })
  if (isRefusal(added)) return added
  return { shown: { codes: added.codes.join(' '), proof: proofOfSetUp(half.id, 'passkey') } }
})

/** Begins with an authenticator app: makes its secret. */
export const startApp = openFormAction(returnSchema, async ({ to }) => {
  await startAppSetUp((await requireHalf(to)).person.id)
  return paths.factorSetUp({ app: 'yes', to: to || undefined })
})

/** An app as the first factor, once it shows the right code; shows the recovery codes. */
export const addFirstApp = openFormAction(appSchema, async ({ code, to }) => {
  const half = await requireHalf(to)
  const set = await setUpApp(half.person, { secret: await pendingSecret(half.person.id), code, first: true })
  if (isRefusal(set)) return set
  await endAppSetUp()
  return { shown: { codes: set.codes.join(' '), proof: proofOfSetUp(half.id, 'totp') } }
})

/** Makes the sign-in whole, after the recovery codes were shown. */
export const finishSetUp = openFormAction(finishSchema, async ({ proof, to }) => {
  const half = await requireHalf(to)
  const factor = factorOfProof(half.id, proof)
  if (!factor) return refuse('Set up a second step first.')
  const result = await finishSignIn(half, factor, await thisBrowser(), now())
  return isRefusal(result) ? redirect(paths.signIn(to || undefined)) : enter(result, to)
})
