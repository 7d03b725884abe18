import { expect } from '@playwright/test'
import { expectGoodLooks, signInAs } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'
import { tellPast } from '@/tests/support/past-decisions'
import { database } from '@/tests/support/portal'

// What an organisation's decisions come to, with small counts and what would reveal them left out.

test('a reviewer reads their own organisation’s, an administrator any', async ({ page, tell }) => {
  const world = await tell({ asks: 2 })
  const organisation = await tellPast(world, { complete_goals: 24, consolidate: 11, return_to_work: 3 })
  await signInAs(page, world.reviewers[0])
  await page.goto('/statistics')
  await expect(page.getByRole('heading', { level: 1, name: 'Statistics' })).toBeVisible()
  await expect(page.locator('script:not([data-own])')).toHaveCount(0)
  const row = (name: string) => page.getByRole('row', { name })
  await expect(row('Complete treatment goals already under way')).toContainText('24')
  await expect(row('Consolidate gains and prevent relapse')).toContainText('hidden')
  await expect(row('Stay at or return to work')).toContainText('under 5')
  await expect(page.getByRole('heading', { name: 'Why some figures are missing' })).toBeVisible()
  await expectGoodLooks(page)

  await page.getByRole('combobox', { name: 'Period' }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('Fewer than 5 requests were decided in this period.')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await expectGoodLooks(page)

  await page.context().clearCookies()
  await signInAs(page, 'administrator')
  await page.goto('/admin/statistics')
  await expect(page.getByRole('heading', { name: 'Choose an organisation' })).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption(organisation)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(row('Stay at or return to work')).toContainText('under 5')
  await expectGoodLooks(page)
})

test('a small organisation stands on the overview with the rule to agree on', async ({ page, tell }) => {
  const world = await tell()
  const [row] = await database<{ id: string }>('SELECT id FROM organisation WHERE name = $1', [world.organisation])
  await signInAs(page, 'administrator')
  await page.goto('/admin')
  const advice = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: world.organisation }) })
  await expect(advice).toContainText('about one request in 3 points to a single person')
  await expect(advice).toContainText('approve up to 4 sessions per request while the total stays below 10')
  await expect(advice.getByRole('link')).toHaveAttribute('href', `/admin/organisations/${row?.id}`)
})
