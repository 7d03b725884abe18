import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { database } from '@/tests/support/portal'

/** Makes somebody one who was just invited: no password, no factor; returns where the mail's link leads. */
export async function invited({ email }: { email: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('hex')
  await database('UPDATE person SET password_hash = NULL, totp_secret = NULL, totp_last_step = NULL WHERE email = $1', [
    email,
  ])
  await database(
    `INSERT INTO one_time_link (id, person_id, purpose, token_hash, made_by_id, expires_at)
     SELECT gen_random_uuid(), person.id, 'invitation', $2, maker.id, now() + interval '7 days'
     FROM person, (SELECT id FROM person WHERE name = 'Marcus Bell') AS maker WHERE email = $1`,
    [email, hash],
  )
  return `/invitation/${token}`
}

/** Gives the browser an authenticator that says yes at once, as if somebody had put their finger on it. */
export async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

/** Fills in email and password of the sign-in page and sends them. */
export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await answer
}
