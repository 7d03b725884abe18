import { expect } from '@playwright/test'
import { arriveAs, signInAs } from '@/tests/support/e2e'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'

// A client's cases: given to a consultant, closed once nothing is in the way, and a new one for a new issue.

test('practice staff select the consultant, who has the case at once', async ({ page, browser, tell }) => {
  const { staff, consultant, unassigned } = await tell({ withStaff: true, withoutConsultant: true, booked: false })
  if (!staff) throw new Error('There is no staff.')
  const consultants = await (await browser.newContext()).newPage()
  await signInAs(consultants, consultant)
  expect((await consultants.goto(`/cases/${unassigned}`))?.status()).toBe(404)
  await arriveAs(page, staff)
  const entry = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: /^Unassigned/ })
  await expect(entry).toHaveText(/1$/)
  await entry.click()
  await page.getByRole('link', { name: `Select the consultant of ${unassigned}` }).click()
  await page.getByRole('button', { name: 'Select consultant' }).click()
  await page.getByRole('link', { name: 'Choose a consultant.' }).click()
  await mouse(page).choose(page.getByRole('radio', { name: consultant.name }))
  await page.getByRole('button', { name: 'Select consultant' }).click()
  await expect(page.getByRole('status')).toContainText(`${consultant.name} is the consultant of ${unassigned}`)
  await expect(entry).toBeHidden()
  await consultants.goto(`/cases/${unassigned}`)
  await expect(consultants.getByRole('link', { name: 'Next Steps' })).toBeVisible()
  await expect(consultants.getByText(`Consultant selected: ${consultant.name}`)).toBeVisible()
  await consultants.context().close()
})

test('a case is closed once its request is out of the way, and a new issue gets a new case', async ({ page, tell }) => {
  const world = await tell({ asks: 2, booked: false })
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}`)
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Close case' }).click()
  await expect(page.getByText(`${world.request} is open on this case. Withdraw it first`)).toBeVisible()
  await page.getByRole('link', { name: `Withdraw ${world.request}` }).click()
  await page.getByLabel('Why you withdraw it').selectOption({ label: 'A new case was opened' })
  await page.getByRole('button', { name: 'Withdraw request' }).click()
  await expect(page.getByText('Withdrawn').first()).toBeVisible()

  await page.goto(`/clients/${world.client.id}?tab=services`)
  await page.getByRole('link', { name: 'Close case' }).click()
  await expect(page.getByText('closing gives them up: the total falls from 6 to 3 in 12 months')).toBeVisible()
  await page.getByRole('button', { name: 'Close case' }).click()
  await expect(page.getByText(/^Closed on .+ A new issue needs a new Assist case/)).toBeVisible()

  await page.getByRole('link', { name: 'Open a new Assist case' }).click()
  await expect(page.getByText('The total in 12 months goes from 3 to 9.')).toBeVisible()
  await page.getByLabel('Issue').fill('Sleep and worry')
  await page.getByRole('button', { name: 'Open Assist case' }).dblclick()
  await expect(page.getByRole('link', { name: 'Next Steps' })).toBeVisible()
  const others = page.getByRole('region', { name: 'Other cases' })
  await expect(others).toContainText(`${world.case}Closed3 sessions in the count.`)
  await page.goto(`/clients/${world.client.id}?tab=services`)
  await expect(page.getByRole('link', { name: /^ASST-/ })).toHaveCount(2)
})
