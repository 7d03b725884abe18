import { type Browser, expect, type Page } from '@playwright/test'
import { expectNoAxeViolations, inBothThemes, signInAs } from '@/tests/support/e2e'
import { openForm, requiredDetails as questions, recordOf, submitButton } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { type OwnWorld, type Somebody, test } from '@/tests/support/own-world'
import { asTimePassed, person } from '@/tests/support/portal'

// Eleven completed, nothing left: one more makes twelve (domain §3).
const eleven = { terms: { entitledSessions: 11 }, completed: 11, booked: false }
const leader = () => person('Dr Anna Hart')

test('one more after eleven: further details, a question, an endorsement, an approval', async ({
  page,
  browser,
  tell,
}) => {
  test.setTimeout(240_000)
  const world = await tell(eleven)
  await openForm(page, world, 1)
  await submitButton(page).click()
  await expect(page.getByText('Submitted. Further details are needed')).toBeVisible()
  const request = page.url().match(/ESR-\w{6}/)?.[0] ?? ''

  await answering(page, world, request)
  const leaders = await pageOf(browser, leader())
  await questioning(leaders, request)
  await page.goto(linkTo(await mailTo(world.consultant.email, ({ subject }) => /question/i.test(subject)), request))
  await page.getByLabel('Your answer').fill('Twice a week since October.')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Clinical review', { exact: true }).first()).toBeVisible()
  await endorsing(leaders, request)
  await leaders.context().close()

  await approving(await pageOf(browser, world.reviewers[0]), world, request)
  const toConsultant = await mailTo(world.consultant.email, ({ subject }) => /approved/i.test(subject))
  expect(toConsultant.text).toContain(world.case)
  expect((await mailTo(world.client.email, () => true)).subject).toBe('An update for you')
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 1 })
})

test('the total falls below the threshold: it goes to the organisation at once', async ({ page, tell }) => {
  const world = await tell({ ...eleven, asks: 1 })
  await asTimePassed(
    `UPDATE appointment SET starts_at = starts_at - interval '2 years', ends_at = ends_at - interval '2 years'
     WHERE id = (SELECT a.id FROM appointment a JOIN assist_case c ON c.id = a.case_id WHERE c.number = $1 LIMIT 1)`,
    [Number(world.case.slice(5))],
  )
  await signInAs(page, world.consultant)
  await page.goto(`/requests/${world.request}/further-details`)
  await expect(page.getByText('No clinical review is needed any more')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Send it to the organisation' }).click()
  await expect(page.getByText('Your request is submitted')).toBeVisible()
  await expect(page.getByText(/Counted 11, below 12/)).toBeVisible()
  await expect(page.getByText(/Counted 12: clinical review/)).toBeVisible()
  await mailTo(world.reviewers[0].email, ({ text }) => text.includes(world.request))
  expect(await recordOf(world.case)).toMatchObject({ requests: ['organisation_review'] })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('further details are kept, refused, sent, and declined by a leader', async ({ page, browser, tell }) => {
    const world = await tell({ ...eleven, asks: 1 })
    await signInAs(page, world.consultant)
    await page.goto(`/requests/${world.request}/further-details`)
    await page.getByLabel(questions[0] ?? '').fill('Began in March.')
    await page.getByRole('button', { name: 'Keep and come back' }).click()
    await page.getByRole('link', { name: 'Answer Further details' }).click()
    await expect(page.getByLabel(questions[0] ?? '')).toHaveValue('Began in March.')
    await page.getByRole('button', { name: 'Send Further details' }).click()
    await expect(page.getByText('7 answers are needed before this can be sent')).toBeVisible()
    for (const question of questions) await page.getByLabel(question).fill('Answered.')
    await page.getByRole('button', { name: 'Send Further details' }).click()
    await expect(page.getByText('Your Further details are sent')).toBeVisible()

    const leaders = await pageOf(browser, leader(), { javaScriptEnabled: false })
    await leaders.goto(`/reviews/${world.request}`)
    await leaders.getByRole('radio', { name: 'Decline' }).check({ force: true })
    await leaders.getByRole('button', { name: 'Send your review' }).click()
    await expect(leaders.getByRole('link', { name: 'Choose a reason.' })).toBeVisible()
    await leaders.getByLabel('Reason', { exact: true }).selectOption({ label: 'Goals are not specific' })
    await leaders.getByRole('textbox', { name: 'For the consultant', exact: true }).fill('Name one aim.')
    await leaders.getByRole('button', { name: 'Decline the request' }).click()
    await expect(leaders.getByRole('heading', { name: 'You declined the request' })).toBeVisible()
    await leaders.context().close()
    const declined = await mailTo(world.consultant.email, ({ subject }) => /declined/i.test(subject))
    expect(declined.text).toContain('Name one aim.')
    expect((await mailTo(world.client.email, () => true)).text).not.toMatch(/aim|goal|clinical/i)
  })
})

async function pageOf(browser: Browser, who: Pick<Somebody, 'email' | 'password'>, more = {}): Promise<Page> {
  const page = await (await browser.newContext(more)).newPage()
  await signInAs(page, who)
  return page
}

const linkTo = (mail: { text: string }, part: string) => linksIn(mail).find((link) => link.includes(part)) ?? ''

/** By the mail to the case, its task, the form: what is missing is named, what is typed is kept. */
async function answering(page: Page, world: OwnWorld, request: string) {
  const mail = await mailTo(world.consultant.email, ({ subject }) => /further details/i.test(subject))
  await page.goto(linkTo(mail, world.case))
  await page.getByRole('link', { name: 'Further Details Required' }).click()
  await page.getByRole('link', { name: 'Answer Further details' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Further details' })).toBeVisible()
  await page.getByRole('button', { name: 'Send Further details' }).click()
  await expect(page.getByText('8 answers are needed before this can be sent')).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  for (const question of questions) await page.getByLabel(question).fill(`Answered: ${question}.`)
  await expect(page.getByText('8 of 8 answered')).toBeVisible()
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(questions[7] ?? '')).toHaveValue(`Answered: ${questions[7]}.`)
  await page.getByRole('button', { name: 'Send Further details' }).click()
  await expect(page.getByText('Your Further details are sent')).toBeVisible()
  await page.goto(`/requests/${request}/further-details`)
  await expect(page.getByText(`${request} is in clinical review. Nothing was changed.`)).toBeVisible()
  await expect(page.getByText(`Answered: ${questions[7]}.`)).toBeVisible()
}

/** The leader comes by the mail, takes the review, and asks. */
async function questioning(leaders: Page, request: string) {
  const mail = await mailTo(leader().email, ({ text }) => text.includes(request))
  await leaders.goto(linkTo(mail, request))
  await expect(leaders.getByText(`Answered: ${questions[2]}.`)).toBeVisible()
  for (const width of [390, 1440]) {
    await leaders.setViewportSize({ width, height: 900 })
    await inBothThemes(leaders, () => expectNoAxeViolations(leaders))
  }
  await leaders.getByText('Show as a list').click()
  await expect(leaders.getByText(/completed; no longer counts from/).first()).toBeVisible()
  await leaders.getByRole('button', { name: 'Take this review' }).click()
  await expect(leaders.getByText(/^You took this review/)).toBeVisible()
  await mouse(leaders).choose(leaders.getByRole('radio', { name: 'Ask a question' }))
  await leaders.getByLabel('Your question').fill('How often do the attacks come?')
  await leaders.getByRole('button', { name: 'Send question' }).click()
  await expect(leaders.getByRole('heading', { name: 'Waiting for an answer' })).toBeVisible()
  await leaders.goto(`/reviews?tab=answer&q=${request}`)
  await expect(leaders.getByRole('link', { name: request })).toBeVisible()
}

async function endorsing(leaders: Page, request: string) {
  const mail = await mailTo(leader().email, ({ text, subject }) => text.includes(request) && /answer/i.test(subject))
  await leaders.goto(linkTo(mail, request))
  await expect(leaders.getByText('Twice a week since October.')).toBeVisible()
  await mouse(leaders).choose(leaders.getByRole('radio', { name: 'Endorse 1' }))
  await leaders.getByRole('button', { name: 'Endorse 1 session' }).click()
  await expect(leaders.getByRole('heading', { name: 'You endorsed 1 session' })).toBeVisible()
  await leaders.goto(`/reviews?tab=decided&q=${request}`)
  await expect(leaders.getByText('Endorsed, 1 of 1')).toBeVisible()
}

async function approving(reviewers: Page, world: OwnWorld, request: string) {
  const mail = await mailTo(world.reviewers[0].email, ({ text }) => text.includes(request))
  expect(`${mail.subject}${mail.text}`).not.toMatch(/clinical|answered/i)
  await reviewers.goto(linkTo(mail, request))
  expect(await reviewers.content()).not.toMatch(/clinical|Twice a week/i)
  await mouse(reviewers).choose(reviewers.getByRole('radio', { name: 'Approve all 1' }))
  await reviewers.getByRole('button', { name: 'Approve 1 session' }).click()
  await expect(reviewers.getByRole('heading', { name: 'You approved 1 session' })).toBeVisible()
  expect((await reviewers.goto(`/reviews/${request}`))?.status()).toBe(404)
  await reviewers.context().close()
}
