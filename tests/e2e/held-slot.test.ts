import { expect } from '@playwright/test'
import { addDays, dateInZone, dueDay, longDate } from '@/lib/clocks/calendar-date'
import { signInAs } from '@/tests/support/e2e'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'

const zone = 'Australia/Sydney'

test('a held slot waits in the calendar for the approval, and one click books it', async ({ page, browser, tell }) => {
  const world = await tell({ asks: 2, booked: false })
  const on = addDays(dateInZone(new Date(), zone), 15)
  await signInAs(page, world.consultant)
  await page.goto(`/requests/${world.request}`)
  await page.getByRole('link', { name: 'Hold a slot' }).click()
  await page.getByLabel('Date', { exact: true }).fill(longDate(on))
  await page.getByLabel('Starts at').fill('11:30')
  await page.getByRole('button', { name: 'Hold this slot' }).click()
  await expect(page.getByText(new RegExp(`^Held: ${dueDay(on)}, 11:30 am`))).toBeVisible()

  await page.goto(`/calendar?view=day&on=${on}`)
  const block = page.getByRole('link', { name: `Held for ${world.client.name}` })
  await expect(block.filter({ visible: true })).toHaveAttribute('href', `/requests/${world.request}`)

  const reviewers = await (await browser.newContext()).newPage()
  await signInAs(reviewers, world.reviewers[0])
  await reviewers.goto(`/approvals/${world.request}`)
  expect(await reviewers.content()).not.toMatch(/held|11:30/i)
  await mouse(reviewers).choose(reviewers.getByRole('radio', { name: 'Approve all 2' }))
  await reviewers.getByRole('button', { name: 'Approve 2 sessions' }).click()
  await expect(reviewers.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
  await reviewers.context().close()

  await page.goto(`/cases/${world.case}`)
  await expect(page.getByText(`Held: ${dueDay(on)}, 11:30 am`)).toBeVisible()
  await page.goto(`/requests/${world.request}`)
  await page.getByRole('button', { name: 'Book the held slot' }).click()
  await expect(page.getByRole('heading', { name: /^Appointment APP-/ })).toBeVisible()
  await page.goto(`/calendar?view=day&on=${on}`)
  await expect(page.getByRole('link', { name: `11:30 am, ${world.client.name}, Scheduled` }).first()).toBeVisible()
  await expect(block).toHaveCount(0)
})
