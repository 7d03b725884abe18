import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { openForm, requiredDetails, submitButton, submitted } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'
import { database, person } from '@/tests/support/portal'

/** Business days from the day a request entered a state to the day it is due, by the portal's own holidays. */
const daysGiven = async (request: string) => {
  const [row] = await database<{ days: number }>(
    `SELECT count(*)::int AS days FROM request r JOIN agreement g ON g.id = r.agreement_id
       JOIN LATERAL (SELECT entered_at FROM request_stay s WHERE s.request_id = r.id ORDER BY s.id DESC LIMIT 1) s ON true,
       generate_series((s.entered_at AT TIME ZONE g.time_zone)::date + 1, r.due_on, interval '1 day') AS on_day
     WHERE r.reference = $1 AND extract(isodow FROM on_day) < 6
       AND NOT EXISTS (SELECT 1 FROM holiday h WHERE h.state = g.state AND h.day = on_day::date)`,
    [request.slice(4)],
  )
  return row?.days
}

test('an urgent request: one business day, then two, marked wherever it is, and never a word of risk', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell({ terms: { entitledSessions: 8 }, completed: 7 })
  await openForm(page, world, 4)
  await page.getByLabel('Goals to be achieved with extra session').selectOption({ label: 'Stabilise risk or crisis' })
  await expect(page.getByText(/This goal makes the request urgent/).filter({ visible: true })).toBeVisible()
  for (const question of requiredDetails) await page.getByLabel(question).fill('Answered.')
  await submitButton(page).click()
  const request = await submitted(page)
  expect(await daysGiven(request)).toBe(1)
  await page.goto(`/requests?tab=open&q=${request}`)
  await expect(page.getByRole('row').filter({ hasText: request })).toContainText('Urgent')

  const leader = person('Dr Anna Hart')
  const toLeader = await mailTo(leader.email, ({ text }) => text.includes(request))
  expect(toLeader.subject).toMatch(/urgent/i)
  const leaders = await (await browser.newContext()).newPage()
  await signInAs(leaders, leader)
  await leaders.goto('/reviews')
  const rows = await leaders.getByRole('row').filter({ hasText: /ESR-/ }).allTextContents()
  const urgent = rows.map((row) => row.includes('Urgent'))
  expect(urgent.indexOf(true)).toBe(0)
  expect(urgent.lastIndexOf(true)).toBeLessThan(urgent.includes(false) ? urgent.indexOf(false) : rows.length)
  await leaders.goto(`/reviews/${request}`)
  await mouse(leaders).choose(leaders.getByRole('radio', { name: 'Endorse 4' }))
  await leaders.getByRole('button', { name: 'Endorse 4 sessions' }).click()
  await expect(leaders.getByRole('heading', { name: 'You endorsed 4 sessions' })).toBeVisible()
  await leaders.context().close()

  expect(await daysGiven(request)).toBe(2)
  const mail = await mailTo(world.reviewers[0].email, ({ text }) => text.includes(request))
  expect(mail.subject).toMatch(/urgent/i)
  const reviewers = await (await browser.newContext()).newPage()
  await signInAs(reviewers, world.reviewers[0])
  await reviewers.goto('/approvals')
  await expect(reviewers.getByText('Urgent').first()).toBeVisible()
  await reviewers.goto(linksIn(mail).find((link) => link.includes(request)) ?? '')
  await expect(reviewers.getByText('Stabilise wellbeing')).toBeVisible()
  await expect(reviewers.getByText('Urgent').first()).toBeVisible()
  expect(`${mail.subject} ${mail.text} ${await reviewers.content()}`).not.toMatch(/\brisk\b|crisis/i)
  await reviewers.context().close()
})
