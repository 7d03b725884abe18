import { type Browser, expect, type Page } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { recordOf } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { type OwnWorld, type Somebody, test } from '@/tests/support/own-world'
import { giveCode } from '@/tests/support/second-factor'

test('a question is answered without a name, and the request declined with a reason', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell({ asks: 3 })
  const [reviewer] = world.reviewers
  const reviewers = await pageOf(browser, reviewer)
  await reviewers.goto(`/approvals/${world.request}`)
  await mouse(reviewers).choose(reviewers.getByRole('radio', { name: 'Ask a question' }))
  await reviewers.getByLabel('Your question').fill('Could the sessions begin after the quarter ends?')
  await reviewers.getByRole('button', { name: 'Send question' }).click()
  await expect(reviewers.getByRole('heading', { name: 'Waiting for an answer' })).toBeVisible()

  await answering(page, world)

  const answered = await mailTo(reviewer.email, ({ text, subject }) => {
    return text.includes(world.request) && /answer/i.test(subject)
  })
  await reviewers.goto(linksIn(answered).find((link) => link.includes(world.request)) ?? '')
  await expect(reviewers.getByText('Yes, a start in the new quarter suits.')).toBeVisible()
  await mouse(reviewers).choose(reviewers.getByRole('radio', { name: 'Decline' }))
  await reviewers.getByRole('button', { name: 'Decline the request' }).click()
  await expect(reviewers.getByRole('link', { name: 'Choose a reason.' })).toBeVisible()
  await reviewers.getByLabel('Reason', { exact: true }).selectOption({ label: 'Budget' })
  await reviewers.getByRole('button', { name: 'Decline the request' }).click()
  await expect(reviewers.getByRole('heading', { name: 'You declined the request' })).toBeVisible()

  const toConsultant = await mailTo(world.consultant.email, ({ subject }) => /declined/i.test(subject))
  expect(toConsultant.text).toContain('Budget')
  const toClient = await mailTo(world.client.email, () => true)
  expect(toClient.subject).toBe('An update for you')
  expect(toClient.text).toMatch(/GP/)
  expect(toClient.text).not.toMatch(/budget|quarter/i)
  expect(await recordOf(world.case)).toMatchObject({ requests: ['declined'], granted: 0 })
  await page.goto(`/requests/${world.request}`)
  await expect(page.getByText('Declined by the organisation').first()).toBeVisible()
  await expect(page.getByText('Budget').first()).toBeVisible()
  await reviewers.context().close()
})

/** The mail leads to the question. A name is refused in words, and the text kept; without it the answer goes. */
async function answering(page: Page, world: OwnWorld) {
  const asked = await mailTo(world.consultant.email, ({ subject }) => /question/i.test(subject))
  await page.goto(linksIn(asked).find((link) => link.includes(world.request)) ?? '')
  await page.getByLabel('Work email').fill(world.consultant.email)
  await page.getByLabel('Password', { exact: true }).fill(world.consultant.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await giveCode(page, world.consultant)
  await expect(page.getByRole('blockquote')).toHaveText('Could the sessions begin after the quarter ends?')
  const answer = page.getByLabel('Your answer')
  const named = `Yes, ${world.client.familyName} could begin then.`
  await answer.fill(named)
  await page.getByRole('button', { name: 'Send answer' }).click()
  const sentence = `“${world.client.familyName}” is part of the client's name. Change it before you send the answer.`
  await expect(page.getByText(sentence).first()).toBeVisible()
  await expect(answer).toHaveValue(named)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_question'])
  await answer.fill('Yes, a start in the new quarter suits.')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.reload()
  await expect(answer).toHaveValue('Yes, a start in the new quarter suits.')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Your answer is sent')).toBeVisible()
  await expect(page.getByText('With organisation').first()).toBeVisible()
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
}

test('a request is withdrawn with a reason, and reviewers hear that no decision is needed', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell({ asks: 2 })
  await signInAs(page, world.consultant)
  await page.goto(`/requests/${world.request}`)
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Withdraw request' }).click()
  await page.getByRole('button', { name: 'Withdraw request' }).click()
  await expect(page.getByText('Choose why you withdraw the request.').first()).toBeVisible()
  await page.getByLabel('Why you withdraw it').selectOption({ label: 'Needs are met elsewhere' })
  await page.getByRole('button', { name: 'Withdraw request' }).click()
  await expect(page.getByText(/^Withdrawn on/)).toBeVisible()
  expect((await recordOf(world.case))?.requests).toEqual(['withdrawn'])
  for (const reviewer of world.reviewers) {
    const mail = await mailTo(reviewer.email, ({ subject }) => /no decision/i.test(subject))
    expect(mail.text).toContain(world.request)
    expect(mail.text).not.toContain('met elsewhere')
  }
  const reviewers = await pageOf(browser, world.reviewers[0])
  await reviewers.goto(`/approvals/${world.request}`)
  await expect(reviewers.getByText('No decision is needed any more.')).toBeVisible()
  await expect(reviewers.getByRole('heading', { name: 'Your decision' })).toBeHidden()
  await reviewers.context().close()
})

async function pageOf(browser: Browser, who: Somebody): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, who)
  return page
}
