import { expect, type Page } from '@playwright/test'
import { typedInstant } from '@/lib/appointments/typed-time'
import { addDays, dateInZone, longDate, weekdayOf } from '@/lib/clocks/calendar-date'
import { isRefusal } from '@/lib/refusal'
import { arriveAs, expectNoAxeViolations, inBothThemes } from '@/tests/support/e2e'
import { fillIn, submitButton, submitted } from '@/tests/support/guide'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

const zone = 'Australia/Sydney'
const today = dateInZone(new Date(), zone)
const ahead = (days: number) => longDate(addDays(today, days))

/** The next day on which the clocks of Sydney go forward at two in the morning. */
const shortDay = Array.from({ length: 365 }, (_, days) => addDays(today, days)).find(
  (date) => weekdayOf(date) === 0 && isRefusal(typedInstant({ date, time: '02:30' }, zone)),
)

const form = (page: Page) => ({
  date: page.getByLabel('Date', { exact: true }),
  time: page.getByLabel('Starts at'),
  refusal: page.getByRole('main').getByRole('alert').first(),
})

async function put(page: Page, date: string, time: string): Promise<void> {
  await form(page).date.fill(date)
  await form(page).time.fill(time)
}

/** It began so long ago, as if the day had gone on. */
const begun = (appointment: string, minutes: number) =>
  database(
    `UPDATE appointment SET starts_at = now() - $2 * interval '1 minute', ends_at = now() + (50 - $2) * interval '1 minute'
     WHERE number = $1 RETURNING number`,
    [Number(appointment.slice(4)), minutes],
  )

test('a consultant’s day: move, book to the last session, ask, complete, cancel', async ({ page, tell }) => {
  const world = await tell({ completed: 4 })
  await arriveAs(page, world.consultant)
  const open = page.getByRole('link', { name: new RegExp(world.client.name) }).filter({ visible: true })
  const panel = page.getByRole('complementary', { name: `Appointment ${world.appointment}` })
  const menu = async (entry: string) => {
    await page.getByRole('button', { name: 'Actions' }).filter({ visible: true }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }

  await test.step('moves it in one step, past what is wrong', async () => {
    await open.first().click()
    await menu('Move to another time')
    await expect(page.getByRole('heading', { level: 1, name: 'Move appointment' })).toBeVisible()
    const move = page.getByRole('button', { name: 'Move appointment' })
    for (const [date, time, words] of [
      [ahead(-1), '10:15', 'Choose a time that is still ahead.'],
      ['31 February 2027', '10:15', 'Choose a date.'],
      [ahead(2), '', 'Choose a time, for example'],
      [longDate(shortDay ?? today), '02:30', 'There is no such time'],
      [ahead(600), '10:15', 'within a year'],
    ] as const) {
      await put(page, date, time)
      await move.click()
      await expect(form(page).refusal).toContainText(words)
    }
    await inBothThemes(page, () => expectNoAxeViolations(page))
    await put(page, ahead(1), '10:15')
    await expect(page.getByText('10:15 am in Sydney')).toBeVisible()
    await move.click()
    await expect(panel.getByText('Moved. No mail is sent')).toBeVisible()
    await expect(panel.getByText('10:15 am to 11:05 am')).toBeVisible()
  })

  await test.step('books the last session from the case, with what it changes', async () => {
    await panel.getByRole('link', { name: world.case }).click()
    await page.getByRole('link', { name: 'Book appointment' }).click()
    const book = page.getByRole('button', { name: 'Book appointment' })
    await expect(page.getByText('1 session of this case can be booked.')).toContainText(
      'Scheduled 1 → 2, remaining 1 → 0. The total stays 6.',
    )
    await book.click()
    await expect(form(page).refusal).toContainText('Choose a date')
    await put(page, ahead(1), '10:30')
    await book.click()
    await expect(form(page).refusal).toContainText(`taken by an appointment with ${world.client.name}`)
    await put(page, ahead(8), '10:15')
    await expect(page.getByRole('complementary', { name: 'What is on that day' })).toContainText(
      ahead(8).replace(/ \d{4}$/, ''),
    )
    await page.getByRole('radio', { name: 'Phone' }).check({ force: true })
    await inBothThemes(page, () => expectNoAxeViolations(page))
    await book.click()
    await expect(page.getByText('Booked. No mail is sent to the client.')).toBeVisible()
  })

  await test.step('cannot book beyond it; the screen says why, and since when', async () => {
    await page.goto(`/calendar/new?case=${world.case}`)
    await expect(page.getByText('No session remains on this case. Request extra sessions first.')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Request extra sessions' }).click()
    await fillIn(page, 2)
    await submitButton(page).click()
    const request = await submitted(page)
    await page.goto(`/calendar/new?case=${world.case}`)
    await expect(page.getByText(`${request} has asked for 2 more since`)).toBeVisible()
    await put(page, ahead(9), '10:15')
    await page.getByRole('button', { name: 'Book appointment' }).click()
    await expect(form(page).refusal).toContainText('No session remains')
  })

  await test.step('completes what has begun, and what is completed stays', async () => {
    await page.goto(`/calendar/${world.appointment}`)
    await expect(page.getByRole('button', { name: 'Complete appointment' })).toHaveCount(0)
    await begun(world.appointment, 49)
    await page.reload()
    await page.getByRole('button', { name: 'Commence appointment' }).click()
    await expect(page.getByText('Completing uses its session.')).toContainText('Completed 4 → 5, scheduled 2 → 1.')
    await page.getByRole('button', { name: 'Complete appointment' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible()
    await page.goto(`/calendar/${world.appointment}/time`)
    await expect(page.getByText('Only an appointment that is still scheduled can be moved.')).toBeVisible()
  })

  await test.step('cancels the other one, seeing what each way uses', async () => {
    await page.goto(`/cases/${world.case}`)
    await page
      .getByRole('row', { name: /Scheduled/ })
      .getByRole('link')
      .click()
    await expect(page.getByRole('heading', { level: 1, name: /^Appointment APP/ })).toBeVisible()
    await menu('Cancel appointment')
    await page.getByRole('button', { name: 'Cancel appointment' }).click()
    await expect(form(page).refusal).toContainText('Choose who cancels.')
    const early = page.getByRole('radio', { name: 'The client, in time' })
    await expect(early).toHaveAccessibleDescription(/Uses no session. Scheduled 1 → 0, remaining 0 → 1/)
    await inBothThemes(page, () => expectNoAxeViolations(page))
    await early.check({ force: true })
    await page.getByRole('button', { name: 'Cancel appointment' }).click()
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible()
  })
})

test('a day of practice staff: another browser takes the slot, a no-show, and both names stay', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell({ withStaff: true, completed: 2 })
  if (!world.staff) throw new Error('There is no staff.')
  const own = await (await browser.newContext()).newPage()
  await Promise.all([arriveAs(page, world.staff), arriveAs(own, world.consultant)])
  for (const one of [page, own]) {
    await one.goto(`/calendar/new?case=${world.case}&on=${addDays(today, 3)}&at=09:10`)
    await expect(form(one).time).toHaveValue('09:10')
  }
  await expect(page.getByText(`Acting for ${world.consultant.name}`)).toBeVisible()
  await form(own).time.fill('09:00')
  await own.getByRole('button', { name: 'Book appointment' }).click()
  await expect(own.getByText('Booked. No mail is sent')).toBeVisible()
  await page.getByRole('button', { name: 'Book appointment' }).click()
  await expect(form(page).refusal).toContainText('9:00 am to 9:50 am')
  await form(page).time.fill('09:50')
  await page.getByRole('button', { name: 'Book appointment' }).click()
  await expect(page.getByText('Booked. No mail is sent')).toBeVisible()
  await page.goto(`/cases/${world.case}`)
  await expect(page.getByText(`${world.staff.name} for ${world.consultant.name}`).first()).toBeVisible()

  await begun(world.appointment, 35)
  await page.goto(`/calendar/${world.appointment}/no-show`)
  await expect(page.getByText('Uses 1 session.')).toContainText('Charged 0 → 1, scheduled 3 → 2.')
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Record the no-show' }).click()
  await expect(page.getByText('No show', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(`${world.staff.name} for ${world.consultant.name}`).first()).toBeVisible()
  await own.context().close()
})
