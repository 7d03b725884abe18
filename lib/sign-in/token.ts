import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'
import { ownCookie } from '@/lib/own-cookie'
import { tokenName } from '@/lib/sign-in/next-auth'

/** The longest any sign-in lasts, in seconds; the row says when it ends. */
const maxAge = 12 * 60 * 60
const cookie = ownCookie(tokenName, maxAge)

/** Gives the browser next-auth's sealed token; all it holds is the sign-in's id, whose row is read on every request. */
export async function giveToken(signInId: string): Promise<void> {
  await cookie.keep(await encode({ token: { signInId }, secret: env().NEXTAUTH_SECRET, maxAge }))
}

/** Tokens that were opened before. What a token says never changes, whether it still counts is asked of its row each time. */
const opened = new Map<string, string>()
const mostOpened = 5_000

/** The sign-in's id in the browser's token, or null where there is none or it was tampered with. */
export async function signInIdOfToken(): Promise<string | null> {
  const token = await cookie.get()
  if (!token) return null
  const known = opened.get(token)
  if (known) return known
  const content = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (typeof content?.signInId !== 'string') return null
  if (opened.size >= mostOpened) opened.clear()
  opened.set(token, content.signInId)
  return content.signInId
}

/** Takes the token back. */
export const takeToken = (): Promise<void> => cookie.drop()
