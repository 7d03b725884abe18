import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { isRefusal } from '@/lib/refusal'
import { signInSchema } from '@/lib/sign-in/schema'
import { signIn, standingSignIn } from '@/lib/sign-in/sign-ins'

/** next-auth over our own sign-ins: credentials are checked by the one verb, and the token holds the sign-in's id alone. */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
  pages: { signIn: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(given, request) {
        const parsed = signInSchema.safeParse(given)
        if (!parsed.success) return null
        const headers = request.headers ?? {}
        const browser = {
          address: lastAddress(headers['x-forwarded-for']),
          userAgent: String(headers['user-agent'] ?? ''),
        }
        const result = await signIn(parsed.data, browser)
        return isRefusal(result) ? null : { id: result.signInId }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { signInId: user.id } : token),
    async session({ session, token }) {
      const row = await standingSignIn(String(token.signInId))
      return { ...session, user: row ? { name: row.person.name } : {} }
    },
  },
})

/** The address nearest to us in X-Forwarded-For: earlier ones are what the sender claims. */
export const lastAddress = (forwarded: string | null | undefined): string =>
  forwarded?.split(',').at(-1)?.trim() || 'unknown'
