import { expect } from '@playwright/test'
import { arriveAs, signInAs } from '@/tests/support/e2e'
import { fillIn, openForm, recordOf, submitButton } from '@/tests/support/guide'
import { mailsTo, mailTo } from '@/tests/support/mailbox'
import { type OwnWorld, test } from '@/tests/support/own-world'

// Eleven and twelve (domain §3): 8 entitled, 7 completed, 1 booked; 3 more make 11, 4 make 12.
const almostThere = { terms: { entitledSessions: 8 }, completed: 7 }

test('a request that reaches 12 asks for further details before the organisation sees anything', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell(almostThere)
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  const verdict = page.getByText('3 needs no clinical review; 4 does.', { exact: true }).filter({ visible: true })
  await fillIn(page, 3)
  await expect(verdict).toBeVisible()
  await expect(
    page
      .getByText(/It goes straight to the organisation/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await page.getByRole('radio', { name: '4, needs clinical review' }).check({ force: true })
  await expect(verdict).toBeVisible()
  await expect(
    page
      .getByText(/A clinical leader looks at it first/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await submitButton(page).click()

  await expect(page.getByText('Submitted. Further details are needed')).toBeVisible()
  await expect(page.getByText('Further details needed', { exact: true }).first()).toBeVisible()
  const request = page.url().match(/ESR-\w{6}/)?.[0] ?? ''
  expect((await recordOf(world.case))?.requests).toEqual(['further_details'])

  await page.goto(`/cases/${world.case}`)
  const task = page.getByRole('listitem').filter({ hasText: 'Further Details Required' })
  await expect(task.getByRole('img', { name: /needs you/i })).toBeVisible()
  await task.getByRole('link', { name: 'Further Details Required' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Further Details Required/ })).toBeVisible()
  await expect(page.getByText(`${request} needs further details for its clinical review.`)).toBeVisible()

  const mail = await mailTo(world.consultant.email, ({ text }) => text.includes(world.case))
  expect(mail.subject).toMatch(/further details/i)
  await nothingForReviewers(world, request)
  const reviewers = await (await browser.newContext()).newPage()
  await arriveAs(reviewers, world.reviewers[0])
  await expect(reviewers.getByText('Nothing waits for your decision.')).toBeVisible()
  expect((await reviewers.goto(`/approvals/${request}`))?.status()).toBe(404)
  await reviewers.context().close()
})

test('three on the same case go straight to the organisation', async ({ page, tell }) => {
  const world = await tell(almostThere)
  await openForm(page, world)
  await submitButton(page).click()
  await expect(page.getByText('Your request is submitted')).toBeVisible()
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
})

/** The mail to the consultant has come, and was queued with the others of its event: there is none to wait for. */
async function nothingForReviewers(world: OwnWorld, request: string) {
  for (const { email } of world.reviewers) expect(await mailsTo(email)).toEqual([])
  expect((await mailsTo(world.client.email)).filter(({ text }) => text.includes(request))).toEqual([])
}
