import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import { env } from '@/lib/env'
import { ownName, ownOptions } from '@/lib/own-cookie'
import { standingSignIn } from '@/lib/sign-in/sign-ins'

/** The cookie that holds a sign-in's token. */
export const tokenName = 'next-auth.session-token'

const cookie = (name: string) => ({ name: ownName(name), options: ownOptions() })

/** next-auth seals our token and says who it is of; nobody signs in by it. The token holds the sign-in's id alone. */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
  cookies: { sessionToken: cookie(tokenName), callbackUrl: cookie('next-auth.callback-url') },
  pages: { signIn: '/sign-in' },
  // None: whoever comes in gives a second factor, which next-auth knows nothing of.
  providers: [],
  callbacks: {
    jwt: ({ token }) => token,
    async session({ session, token }) {
      const row = await standingSignIn(String(token.signInId))
      return { ...session, user: row ? { name: row.person.name } : {} }
    },
  },
})

/** The address nearest to us in X-Forwarded-For: earlier ones are what the sender claims. */
export const lastAddress = (forwarded: string | null | undefined): string =>
  forwarded?.split(',').at(-1)?.trim() || 'unknown'
