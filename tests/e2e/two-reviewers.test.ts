import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { recordOf } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'

test('of two reviewers one decides, and the other is told who', async ({ browser, tell }) => {
  const world = await tell({ asks: 3 })
  const [robin, jules] = world.reviewers
  const first = await (await browser.newContext()).newPage()
  const second = await (await browser.newContext()).newPage()
  await Promise.all([signInAs(first, robin), signInAs(second, jules)])
  await Promise.all([first.goto(`/approvals/${world.request}`), second.goto(`/approvals/${world.request}`)])

  await mouse(first).choose(first.getByRole('radio', { name: 'Approve all 3' }))
  await first.getByRole('button', { name: 'Approve 3 sessions' }).click()
  await expect(first.getByRole('heading', { name: 'You approved 3 sessions' })).toBeVisible()
  await mailTo(world.client.email, () => true)
  const before = await recordOf(world.case)

  await mouse(second).choose(second.getByRole('radio', { name: 'Decline' }))
  await second.getByLabel('Reason', { exact: true }).selectOption({ label: 'Budget' })
  await second.getByRole('button', { name: 'Decline the request' }).click()
  await expect(second.getByText(`${robin.name} already decided this: 3 approved.`)).toBeVisible()
  await expect(second.getByText(/Nothing was changed/)).toBeVisible()
  expect(await recordOf(world.case)).toEqual(before)
  expect(before).toMatchObject({ requests: ['approved'], granted: 3 })
  await second.reload()
  await expect(second.getByRole('heading', { name: `${robin.name} approved 3 sessions` })).toBeVisible()
  await Promise.all([first.context().close(), second.context().close()])
})
