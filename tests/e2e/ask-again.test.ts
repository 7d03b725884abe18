import { expect } from '@playwright/test'
import { expectNoAxeViolations, inBothThemes, signInAs } from '@/tests/support/e2e'
import { goal, recordOf, referral, submitButton, submitted } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'

test('a declined request is asked again once, and its organisation sees its own decision', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell({ asks: 2 })
  const reviewers = await (await browser.newContext()).newPage()
  await signInAs(reviewers, world.reviewers[0])
  await reviewers.goto(`/approvals/${world.request}`)
  await mouse(reviewers).choose(reviewers.getByRole('radio', { name: 'Decline' }))
  await reviewers.getByLabel('Reason', { exact: true }).selectOption({ label: 'Information is not sufficient' })
  await reviewers.getByRole('button', { name: 'Decline the request' }).click()
  await expect(reviewers.getByRole('heading', { name: 'You declined the request' })).toBeVisible()

  const mail = await mailTo(world.consultant.email, ({ subject }) => /declined/i.test(subject))
  expect(mail.text).toContain('you can ask again once')
  await signInAs(page, world.consultant)
  await page.goto(`/requests/${world.request}`)
  await page.getByRole('link', { name: 'Ask again with new information' }).click()
  await expect(page.getByText(/It was declined by the organisation on .+: Information is not sufficient/)).toBeVisible()
  await expect(page.getByLabel('Goals to be achieved with extra session').locator(':checked')).toHaveText(goal)
  await expect(page.getByLabel('Referral to longer-term support').locator(':checked')).toHaveText(referral)
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await mouse(page).choose(page.getByRole('radio', { name: '2', exact: true }))
  await submitButton(page).click()
  await page.getByRole('link', { name: 'Say what is new since the decision.' }).click()
  await page.getByLabel('What is new since the decision').fill('A place with the GP opens in March.')
  await submitButton(page).click()
  const next = await submitted(page)
  expect((await recordOf(world.case))?.requests.toSorted()).toEqual(['declined', 'organisation_review'])
  await page.getByRole('link', { name: world.request, exact: true }).click()
  await expect(page.getByRole('link', { name: next, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ask again with new information' })).toBeHidden()

  const waits = await mailTo(world.reviewers[0].email, ({ text }) => text.includes(next))
  await reviewers.goto(linksIn(waits).find((link) => link.includes(next)) ?? '')
  await expect(reviewers.getByText(/Asks again after/)).toContainText('Reason: Information is not sufficient.')
  expect(await reviewers.content()).not.toMatch(/March/)
  await reviewers.getByRole('link', { name: world.request, exact: true }).click()
  await expect(reviewers.getByRole('heading', { name: 'You declined the request' })).toBeVisible()
  await reviewers.context().close()

  await page.goto(`/cases/${world.case}/requests/new?again=${world.request}`)
  await expect(page.getByText(`already has an open request, ${next}`)).toBeVisible()
})

test('what cannot be asked again says so, and makes a new request', async ({ page, tell }) => {
  const world = await tell()
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new?again=ESR-000000`)
  await expect(page.getByText(/ESR-000000 cannot be asked again: only a declined request can, and once/)).toBeVisible()
  await expect(page.getByLabel('What is new since the decision')).toBeHidden()
})
