import { notFound } from 'next/navigation'
import { themeCookie } from '@/lib/own-cookie'
import { paths } from '@/lib/paths'
import { countOf, factorsOf } from '@/lib/sign-in/factors'
import type { Whole } from '@/lib/sign-in/finish'
import { firstPage } from '@/lib/sign-in/gates'
import { keepSecret } from '@/lib/sign-in/known-browser'
import { ownPath } from '@/lib/sign-in/schema'
import { standingSignIn } from '@/lib/sign-in/sign-ins'
import { giveToken } from '@/lib/sign-in/token'

/** Gives the browser the token of a whole sign-in, its theme and what it is known by; returns the page to go to. */
export async function enter({ signInId, secret }: Whole, to: string): Promise<string> {
  await giveToken(signInId)
  if (secret) await keepSecret(secret)
  const { person } = (await standingSignIn(signInId)) ?? notFound()
  await themeCookie.keep(person.theme)
  return ownPath(to, firstPage[person.role])
}

/** Gives the browser the token of a half sign-in; returns where its second factor is given, or set up where there is none. */
export async function enterHalf(half: { signInId: string; personId: string }, to: string): Promise<string> {
  await giveToken(half.signInId)
  const query = { to: to || undefined }
  return countOf(await factorsOf(half.personId)) > 0 ? paths.secondFactor(query) : paths.factorSetUp(query)
}

/** One text of a page's query. */
export const one = (given: string | string[] | undefined): string => (typeof given === 'string' ? given : '')
