import { expect } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { fillIn, submitButton, submitted } from '@/tests/support/guide'
import { mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'

test('practice staff ask for a consultant: every page says so, and history keeps both names', async ({
  page,
  tell,
}) => {
  const world = await tell({ withStaff: true })
  if (!world.staff) throw new Error('There is no staff.')
  await arriveAs(page, world.staff)
  await expect(page.getByLabel('Acting for').filter({ visible: true })).toHaveValue(/.+/)
  const acting = page.getByRole('main').getByText(`Acting for ${world.consultant.name}`)
  const pages = ['/calendar', '/clients', '/requests', `/clients/${world.client.id}`, `/cases/${world.case}`]
  for (const path of [
    ...pages,
    `/calendar/${world.appointment}`,
    `/cases/${world.case}/requests/new`,
    '/calendar/blocks/new',
  ]) {
    await page.goto(path)
    await expect(acting, path).toBeVisible()
  }
  await fillIn(page, 3)
  await submitButton(page).click()
  const request = await submitted(page)
  await expect(acting).toBeVisible()
  await expect(page.getByText(`Consultant, ${world.consultant.name}`)).toBeVisible()
  const history = page.getByRole('region', { name: 'History' }).or(page.getByRole('main'))
  await expect(history.last().getByText(world.staff.name).first()).toBeVisible()
  await expect(history.last().getByText(world.consultant.name).first()).toBeVisible()
  await mailTo(world.reviewers[0].email, ({ text }) => text.includes(request))
})

test('staff act only for consultants of their practice', async ({ page, tell }) => {
  const [world, others] = [await tell({ withStaff: true }), await tell({ withStaff: true })]
  if (!world.staff) throw new Error('There is no staff.')
  await arriveAs(page, world.staff)
  const choices = page.getByLabel('Acting for').filter({ visible: true }).getByRole('option')
  await expect(choices).toHaveText([world.consultant.name])
  for (const path of [`/cases/${others.case}`, `/calendar/${others.appointment}`, `/clients/${others.client.id}`])
    expect((await page.goto(path))?.status(), path).toBe(404)
})
