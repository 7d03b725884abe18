'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { themeCookie, themeCookieOptions } from '@/components/layout/theme'
import { openFormAction, textOf } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { isDemoOnLoopback, thisBrowser } from '@/lib/sign-in/browser'
import { firstPage } from '@/lib/sign-in/gates'
import { ownPath, signInSchema } from '@/lib/sign-in/schema'
import { openDemoSignIn, revokeSignIn, signIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { giveToken, signInIdOfToken, takeToken } from '@/lib/sign-in/token'

/** Email and password, then the page that a link led to, or the role's first. */
export const signInByPassword = openFormAction(signInSchema, async ({ to, ...credentials }) => {
  const result = await signIn(credentials, await thisBrowser())
  return isRefusal(result) ? result : enter(result.signInId, to)
})

/** Signs a demo person in by a click: in the demo and on loopback only, *not found* otherwise. */
export async function signInAsDemoPerson(form: FormData): Promise<void> {
  if (!(await isDemoOnLoopback())) notFound()
  const signInId = await openDemoSignIn(textOf(form, 'email'), await thisBrowser())
  redirect(await enter(signInId ?? notFound(), textOf(form, 'to')))
}

/** Ends this browser's sign-in, here and on every server. */
export async function signOut(): Promise<void> {
  const signInId = await signInIdOfToken()
  if (signInId) await revokeSignIn(signInId)
  await takeToken()
  redirect(paths.signIn())
}

/** Gives the browser its token and theme; returns the page to go to. */
async function enter(signInId: string, to: string): Promise<string> {
  await giveToken(signInId)
  const { person } = (await standingSignIn(signInId)) ?? notFound()
  ;(await cookies()).set(themeCookie, person.theme, themeCookieOptions)
  return ownPath(to, firstPage[person.role])
}
