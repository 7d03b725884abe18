import { expect, type Locator, type Page } from '@playwright/test'
import { isBusinessDay } from '@/lib/clocks/business-days'
import { addDays, dateInZone, longDate } from '@/lib/clocks/calendar-date'
import { expectGoodLooks, signInAs } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// Administrators keep the public holidays; what is due moves with them, and each side reads so in its own words.

const zone = 'Australia/Darwin'
const moves = /\d+ open requests? (in Northern Territory )?gets? a new due date\./

/** The first business day after today that the clocks of the territory count. */
async function aDayAhead(): Promise<string> {
  const kept = await database<{ day: string }>(`SELECT day::text FROM holiday WHERE state = 'NT'`)
  const holidays = new Set(kept.map(({ day }) => day))
  let day = addDays(dateInZone(new Date(), zone), 1)
  while (!isBusinessDay(day, holidays)) day = addDays(day, 1)
  return day
}

/** Signs in as somebody else. */
async function instead(page: Page, who: Parameters<typeof signInAs>[1]) {
  await page.context().clearCookies()
  await signInAs(page, who)
}

test('a holiday is added and removed, and moves what is due', async ({ page, tell }) => {
  const world = await tell({ asks: 2, terms: { state: 'NT', timeZone: zone } })
  const [day, name] = [await aDayAhead(), `Flood Day of ${world.organisation}`]
  const said = page.getByRole('status').filter({ hasText: 'due date' })

  await signInAs(page, 'administrator')
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Holidays' }).first().click()
  await page.getByLabel('State or territory').selectOption('Northern Territory')
  await page.getByRole('button', { name: 'Show' }).click()
  const title = page.getByRole('heading', { name: /^Northern Territory, \d{4}$/ })
  await expect(title).toBeVisible()
  const edge = async (of: Locator) => Math.round((await of.boundingBox())?.x ?? 0)
  const list = page.getByRole('table')
  expect(await edge(list.getByRole('link').first())).toBe(await edge(title))
  await expectGoodLooks(page)

  await page.getByRole('link', { name: 'Add a holiday' }).click()
  await expect(page.getByRole('checkbox', { name: 'Northern Territory' })).toBeChecked()
  await page.getByLabel('Date', { exact: true }).fill('31 February 2027')
  await page.getByRole('button', { name: 'Add holiday' }).click()
  const wrong = page.getByRole('alert').filter({ hasText: 'answers are needed before this can be added' })
  for (const words of ['Enter the name.', 'Enter a date, such as 26 January 2027.'])
    await expect(wrong.getByRole('link', { name: words })).toBeVisible()
  await expectGoodLooks(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Date', { exact: true }).fill(longDate(day))
  await page.getByRole('button', { name: 'Add holiday' }).click()
  await expect(said).toHaveText(moves)

  await instead(page, world.reviewers[0])
  await page.goto(`/approvals/${world.request}`)
  await expect(page.getByText('Due date moved')).toBeVisible()
  await expect(page.getByText(/From .* to .* \(public holiday\)/)).toBeVisible()
  await instead(page, world.consultant)
  await page.goto(`/requests/${world.request}`)
  await expect(page.getByText(`(public holiday: ${name})`)).toBeVisible()

  await instead(page, 'administrator')
  await page.goto(`/admin/holidays?state=NT&year=${day.slice(0, 4)}`)
  await page.getByRole('link', { name: `${name}, ${longDate(day)}` }).click()
  await expect(page.getByText(moves)).toBeVisible()
  await expect(page.getByText('To move it to another day, remove it and add it there.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Remove holiday' }).click()
  await expect(said).toHaveText(moves)
  await expect(page.getByRole('link', { name: `${name}, ${longDate(day)}` })).toHaveCount(0)
  // What an address claims is no news.
  await page.goto(`/admin/holidays?state=NT&told=added&moved=99999999`)
  await expect(title).toBeVisible()
  await expect(said).toHaveCount(0)
})

test('it works without scripts, and the same again changes nothing', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, 'administrator')
  const day = longDate(addDays(`${new Date().getFullYear() + 4}-03-01`, Math.floor(Math.random() * 300)))
  for (const told of ['Added. No due date changes.', 'It was so already. Nothing was changed.']) {
    await page.goto('/admin/holidays/new?state=TAS')
    await page.getByLabel('Name', { exact: true }).fill('Day of Rest')
    await page.getByLabel('Date', { exact: true }).fill(day)
    await page.getByRole('button', { name: 'Add holiday' }).click()
    await expect(page.getByRole('status').filter({ hasText: told })).toBeVisible()
  }
  await page.getByRole('link', { name: `Day of Rest, ${day}` }).click()
  await page.getByLabel('Name', { exact: true }).fill('Another Day of Rest')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: `Another Day of Rest, ${day}` }).click()
  await page.getByRole('button', { name: 'Remove holiday' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Removed. No due date changes.' })).toBeVisible()
  await context.close()
})
