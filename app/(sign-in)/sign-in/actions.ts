'use server'

import { notFound, redirect } from 'next/navigation'
import { openFormAction, textOf } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { isDemoOnLoopback, thisBrowser } from '@/lib/sign-in/browser'
import { enterPasskey } from '@/lib/sign-in/enter-passkey'
import { enterPassword } from '@/lib/sign-in/enter-password'
import { passkeySchema, signInSchema } from '@/lib/sign-in/schema'
import { openDemoSignIn, revokeSignIn } from '@/lib/sign-in/sign-ins'
import { signInIdOfToken, takeToken } from '@/lib/sign-in/token'
import { enter, enterHalf } from '../enter'

/** Email and password, then the second factor. */
export const signInByPassword = openFormAction(signInSchema, async ({ to, ...credentials }) => {
  const result = await enterPassword(credentials, await thisBrowser())
  return isRefusal(result) ? result : enterHalf(result, to)
})

/** A passkey alone: both factors in one. */
export const signInByPasskey = openFormAction(passkeySchema, async ({ answer, to }) => {
  const result = await enterPasskey(null, answer, await thisBrowser())
  return isRefusal(result) ? result : enter(result, to)
})

/** Signs a demo person in by a click: in the demo and on loopback only, *not found* otherwise. */
export async function signInAsDemoPerson(form: FormData): Promise<void> {
  if (!(await isDemoOnLoopback())) notFound()
  const signInId = await openDemoSignIn(textOf(form, 'email'), await thisBrowser())
  redirect(await enter({ signInId: signInId ?? notFound(), secret: null }, textOf(form, 'to')))
}

/** Ends this browser's sign-in, here and on every server. */
export async function signOut(): Promise<void> {
  const signInId = await signInIdOfToken()
  if (signInId) await revokeSignIn(signInId)
  await takeToken()
  redirect(paths.signIn())
}
