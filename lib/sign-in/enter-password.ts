import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { type Count, logAttempt, mayTry, takeBack } from '@/lib/sign-in/attempts'
import { knownTo } from '@/lib/sign-in/known-browser'
import { passwordFits } from '@/lib/sign-in/passwords'
import { type Browser, openSignIn } from '@/lib/sign-in/sign-ins'

/** Said to whoever tried too often, whether or not there is such a person. */
export const waitWords = 'Wait a few minutes, or call User Support.'

/**
 * Opens a half sign-in, which opens nothing until its second factor is given. Refused in the same words and with the same work for
 * a wrong password, an unknown email, somebody who is disabled and somebody who has set no password yet.
 */
export async function enterPassword(
  { email, password }: { email: string; password: string },
  browser: Browser,
  at: Date = now(),
): Promise<{ signInId: string; personId: string } | Refusal> {
  const select = { id: true, passwordHash: true, disabledAt: true }
  const person = await db.person.findUnique({ where: { email }, select })
  const counts = countsOf(email, browser, await knownTo(person?.id, browser))
  if (!(await mayTry(counts))) return refuse(waitWords)
  const fits = (await passwordFits(person?.passwordHash, password)) && person !== null && person.disabledAt === null
  await logAttempt({ email, step: 'password', succeeded: fits }, browser, at)
  if (!fits) return refuse('Email or password is not right.')
  await takeBack(counts)
  return { signInId: await openSignIn(person.id, browser, null, at), personId: person.id }
}

const countsOf = (email: string, { address }: Browser, known: string | null): Count[] =>
  known
    ? [['password-known', known]]
    : [
        ['password-address', address],
        ['password-email', email],
        ['password-email-address', `${email} ${address}`],
      ]
