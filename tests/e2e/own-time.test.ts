import { expect, type Page } from '@playwright/test'
import { addDays, dateInZone, dueDay, instantAt, longDate, weekdayOf } from '@/lib/clocks/calendar-date'
import { arriveAs, expectNoAxeViolations, inBothThemes } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

const zone = 'Australia/Sydney'
const today = dateInZone(new Date(), zone)
const tuesday = addDays(today, ((9 - weekdayOf(today)) % 7) + 7)
const [wednesday, thursday] = [addDays(tuesday, 1), addDays(tuesday, 2)]

const hours = (page: Page, day: string) => page.locator(`.calendar-day[data-day="${day}"] .calendar-hours`)
const tileOn = (page: Page, day: string) => hours(page, day).locator('[data-appointment]')

/** Where a time of a day is drawn: an hour is 72 px high and the first is 8 am. */
async function point(page: Page, day: string, time: string) {
  const box = await hours(page, day).boundingBox()
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (!box) throw new Error(`${day} is not shown.`)
  return { x: box.x + box.width / 2, y: box.y + 8 + (hour * 60 + minute - 480) * 1.2 }
}

/** Takes what lies at a time by its middle, and holds it so that it begins at another. */
async function dragTo(page: Page, from: [day: string, time: string], to: [day: string, time: string]) {
  const [start, end] = [await point(page, ...from), await point(page, ...to)]
  const middle = 30
  await page.mouse.move(start.x, start.y + middle)
  await page.mouse.down()
  await page.mouse.move(end.x - 20, end.y + middle - 20, { steps: 5 })
  await page.mouse.move(end.x, end.y + middle)
}

test('time of one’s own is kept free each week, free time is booked, and an appointment is dragged', async ({
  page,
  tell,
}) => {
  const world = await tell()
  const startsAt = instantAt(tuesday, '10:00', zone)
  await database(
    `UPDATE appointment SET starts_at = $1, ends_at = $1::timestamptz + interval '50 minutes' WHERE number = $2`,
    [startsAt.toISOString(), String(Number(world.appointment.slice(4)))],
  )
  await arriveAs(page, world.consultant)
  await page.goto(`/calendar?on=${tuesday}`)

  await page.getByRole('link', { name: 'Keep time free' }).filter({ visible: true }).click()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await page.getByLabel('From, at').fill('1:30 pm')
  await page.getByLabel('To, at').fill('1 pm')
  await page.getByLabel('Repeats').selectOption({ label: 'Every week' })
  await page.getByRole('textbox', { name: 'Until' }).fill(longDate(addDays(tuesday, 21)))
  await page.getByRole('button', { name: 'Keep this time free' }).click()
  await expect(page.getByRole('link', { name: 'Choose an end after the start.' })).toBeVisible()
  await page.getByLabel('From, at').fill('12.30 pm')
  await page.getByRole('button', { name: 'Keep this time free' }).click()
  await expect(page).toHaveURL(new RegExp(`/calendar\\?on=${tuesday}`))
  await hours(page, tuesday).getByRole('link', { name: 'Lunch' }).click()
  await expect(page.getByText('It repeats every week; 4 are not over.').first()).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await page.goBack()

  const free = hours(page, wednesday).getByRole('link', { name: /^Free from 8:00 am to 6:00 pm on Wednesday/ })
  const noon = await point(page, wednesday, '11:14')
  await expect(async () => {
    await page.mouse.move(noon.x, noon.y - 5)
    await page.mouse.move(noon.x, noon.y)
    await expect(free).toHaveAttribute('data-time', '11:10 am', { timeout: 500 })
  }).toPass()
  await page.mouse.click(noon.x, noon.y)
  await expect(page).toHaveURL(new RegExp(`/calendar/new\\?on=${wednesday}&at=11%3A10`))
  await page.goBack()

  await page.mouse.move(5, 5)
  await dragTo(page, [tuesday, '10:00'], [thursday, '14:00'])
  await expect(page.locator('.calendar-ghost')).toContainText('2:00 pm')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('.calendar-ghost')).toHaveCount(0)
  await expect(tileOn(page, tuesday)).toBeVisible()

  await dragTo(page, [tuesday, '10:00'], [thursday, '14:00'])
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText(`Moved to ${dueDay(thursday)}, 2:00 pm.`)
  await expect(tileOn(page, thursday)).toHaveAttribute('data-minutes', '840')
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status')).toContainText(`Moved to ${dueDay(tuesday)}, 10:00 am.`)
  await expect(tileOn(page, tuesday)).toHaveAttribute('data-minutes', '600')

  await dragTo(page, [tuesday, '10:00'], [tuesday, '12:30'])
  await page.mouse.up()
  await expect(page.getByRole('alert').filter({ hasText: 'That time is taken by “Lunch”' })).toBeVisible()
  await expect(tileOn(page, tuesday)).toHaveAttribute('data-minutes', '600')
  await expect(page).toHaveURL(new RegExp(`/calendar\\?on=${tuesday}$`))
})
