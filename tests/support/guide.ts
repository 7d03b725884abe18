import { expect, type Page } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { type Hands, mouse } from '@/tests/support/hands'
import type { OwnWorld } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

export const goal = 'Consolidate gains and prevent relapse'
export const referral = 'GP, for a mental health treatment plan'

/** What has to be answered of the Further details (domain §9). */
export const requiredDetails = [
  'Presenting issue and how it has changed',
  'What the sessions so far have achieved, with a measure where there is one',
  'What the extra sessions will work on, and how you will know that it is done',
  'Why it cannot be done in the sessions that remain',
  'Current risk and safety plan',
  'Why this still fits short-term support',
  'Referral steps taken, to whom, waiting time',
  'Plan if the request is declined',
]

/** The fields of the form that a person has to fill in (domain §2.6). */
export async function fillIn(page: Page, sessions: 1 | 2 | 3 | 4, hands: Hands = mouse(page)): Promise<void> {
  await hands.choose(page.getByRole('radio', { name: new RegExp(`^${sessions}\\b`) }))
  await hands.pick(page.getByLabel('Goals to be achieved with extra session'), goal)
  await hands.pick(page.getByLabel('Referral to longer-term support'), referral)
}

/** Opens the form of a world's case as its consultant, and fills it in. */
export async function openForm(page: Page, world: OwnWorld, sessions: 1 | 2 | 3 | 4 = 3): Promise<void> {
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  await fillIn(page, sessions)
}

export const submitButton = (page: Page) => page.getByRole('button', { name: 'Submit Extra Sessions Request' })

/** Sends another number than the form would, as somebody may who writes the post by hand. */
export async function sendAsNumber(page: Page, number: () => string): Promise<void> {
  await page.route(/requests\/new/, (route, request) => {
    const body = request.postDataBuffer()?.toString('latin1')
    const other = body?.replace(/(name="[^"]*sessions"\r\n\r\n)\d/, `$1${number()}`)
    return other ? route.continue({ postData: Buffer.from(other, 'latin1') }) : route.continue()
  })
}

/** The confirmation stands; returns the request's number. */
export async function submitted(page: Page): Promise<string> {
  await expect(page.getByText('Your request is submitted')).toBeVisible()
  return page.url().match(/ESR-\w{6}/)?.[0] ?? ''
}

/** What has become of a case, by the database: its requests past the draft, sessions granted to it, and mails about it. */
export async function recordOf(assistCase: string) {
  const [row] = await database<{ requests: string[]; granted: number; mails: number }>(
    `SELECT coalesce(array_agg(r.status) FILTER (WHERE r.status <> 'draft'), '{}') AS requests,
       (SELECT coalesce(sum(a.sessions), 0)::int FROM allotment a WHERE a.case_id = c.id AND a.kind = 'approval') AS granted,
       (SELECT count(*)::int FROM mail m JOIN request q ON q.id = m.request_id WHERE q.case_id = c.id) AS mails
     FROM assist_case c LEFT JOIN request r ON r.case_id = c.id WHERE c.number = $1 GROUP BY c.id`,
    [Number(assistCase.slice(5))],
  )
  return row
}

/** Nothing was submitted, granted or told. */
export const untouched = { requests: [], granted: 0, mails: 0 }
