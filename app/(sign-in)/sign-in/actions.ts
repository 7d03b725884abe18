'use server'

import { cookies } from 'next/headers'
import { notFound, redirect, unstable_rethrow } from 'next/navigation'
import { themeCookie } from '@/components/layout/theme'
import { db, isDatabaseUnreachable } from '@/lib/db'
import { typed } from '@/lib/form-action'
import { type FormState, firstOfEach } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import type { Role } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { isDemoOnLoopback, thisBrowser } from '@/lib/sign-in/browser'
import { firstPage } from '@/lib/sign-in/gates'
import { ownPath, signInSchema } from '@/lib/sign-in/schema'
import { openSignIn, revokeSignIn, signIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { giveToken, signInIdOfToken, takeToken } from '@/lib/sign-in/token'

/** Email and password, then the page that a link led to, or the role's first. The password is never sent back. */
export async function signInByPassword(before: FormState, form: FormData): Promise<FormState> {
  const { password: _, ...values } = form instanceof FormData ? typed(form) : {}
  const answer = (sentence: string, fields: Record<string, string> = {}) => ({
    values,
    sentence,
    fields,
    attempt: before.attempt + 1,
  })
  let to: string
  try {
    const parsed = signInSchema.safeParse(form instanceof FormData ? typed(form) : {})
    if (!parsed.success) return answer('', firstOfEach(parsed.error))
    const result = await signIn(parsed.data, await thisBrowser())
    if (isRefusal(result)) return answer(result.sentence)
    to = await enter(result.signInId, parsed.data.to)
  } catch (error) {
    unstable_rethrow(error)
    if (isDatabaseUnreachable(error))
      return answer("We can't reach the database, so nobody can sign in now. Try again in a minute.")
    throw error
  }
  redirect(to)
}

/** Signs a demo person in by a click: in the demo and on loopback only, *not found* otherwise. */
export async function signInAsDemoPerson(form: FormData): Promise<void> {
  if (!(await isDemoOnLoopback())) notFound()
  const person = await db.person.findFirst({ where: { email: String(form.get('email')), disabledAt: null } })
  if (!person) notFound()
  redirect(await enter(await openSignIn(person.id, await thisBrowser()), String(form.get('to') ?? '')))
}

/** Ends this browser's sign-in, here and on every server. */
export async function signOut(): Promise<void> {
  const signInId = await signInIdOfToken()
  if (signInId) await revokeSignIn(signInId)
  await takeToken()
  redirect(paths.signIn())
}

async function enter(signInId: string, to: string): Promise<string> {
  await giveToken(signInId)
  const row = await standingSignIn(signInId)
  if (row)
    (await cookies()).set(themeCookie, row.person.theme, { sameSite: 'lax', path: '/', maxAge: 365 * 24 * 60 * 60 })
  return ownPath(to, row ? firstPage[row.person.role as Role] : paths.signIn())
}
