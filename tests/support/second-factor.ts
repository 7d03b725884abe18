import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { type Hands, mouse } from '@/tests/support/hands'
import { database } from '@/tests/support/portal'

type Who = { email: string; totpSecret: string }

/** What somebody's authenticator app shows now. */
export const codeOf = ({ totpSecret }: Pick<Who, 'totpSecret'>): string => generateSync({ secret: totpSecret })

/** Types the code of the app and sends it. Each counts once, and tests are quicker than half a minute: what was used is forgotten first. */
export async function giveCode(page: Page, who: Who, hands: Hands = mouse(page)): Promise<void> {
  const field = page.getByLabel('Code', { exact: true })
  await field.waitFor()
  await hands.write(field, codeOf(who))
  await forgetUsedCodes(who)
  await hands.press(page.getByRole('button', { name: 'Continue', exact: true }))
}

export const forgetUsedCodes = ({ email }: Pick<Who, 'email'>) =>
  database('UPDATE person SET totp_last_step = NULL WHERE email = $1', [email])
