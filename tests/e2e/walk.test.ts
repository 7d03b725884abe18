import { expect, type Page } from '@playwright/test'
import { fillIn, submitButton, submitted } from '@/tests/support/guide'
import { type Hands, keyboard, mouse } from '@/tests/support/hands'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { type OwnWorld, type Somebody, test } from '@/tests/support/own-world'
import { person, portal } from '@/tests/support/portal'
import { giveCode } from '@/tests/support/second-factor'

// The guide (domain §2), word for word, by mouse and by keyboard alone, on a desk and on a phone.

const ways: { name: string; hands: (page: Page) => Hands }[] = [
  { name: 'by mouse', hands: mouse },
  { name: 'by keyboard alone', hands: keyboard },
]
const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

for (const { name, hands } of ways)
  for (const viewport of windows)
    test.describe(`the walk ${name}, ${viewport.width} wide`, () => {
      test.use({ viewport })
      test('from My Calendar to two more sessions', async ({ page, browser, tell }) => {
        const world = await tell({ consultant: 'Priya Raman' })
        const request = await asking(page, hands(page), world)
        const context = await browser.newContext({ viewport })
        const reviewers = await context.newPage()
        await deciding(reviewers, hands(reviewers), world, request)
        await context.close()
        await telling(world, request)
        await twoMore(page, world, request)
      })
    })

/** An entry of the navigation, at the left or on a phone at the bottom. */
const navigation = (page: Page, name: string) =>
  page.getByRole('navigation', { name: /^Main/ }).getByRole('link', { name }).filter({ visible: true })

async function signIn(page: Page, hands: Hands, who: Somebody) {
  await hands.write(page.getByLabel('Work email'), who.email)
  await hands.write(page.getByLabel('Password', { exact: true }), who.password)
  await hands.press(page.getByRole('button', { name: 'Sign in', exact: true }))
  await giveCode(page, who, hands)
}

/** Steps 1 to 7: returns the request's number. */
async function asking(page: Page, hands: Hands, world: OwnWorld): Promise<string> {
  await page.goto('/')
  await signIn(page, hands, person('Priya Raman'))
  await expect(navigation(page, 'My Clients')).toBeVisible()
  await hands.press(navigation(page, 'My Calendar'))

  const filters = page.getByRole('button', { name: 'Show and filter' })
  if (await filters.isVisible()) await hands.press(filters)
  await hands.press(page.getByRole('link', { name: 'Calendar View' }).filter({ visible: true }))
  await hands.press(page.getByRole('link', { name: new RegExp(world.client.name) }).filter({ visible: true }))
  const panel = page.getByRole('complementary', { name: `Appointment ${world.appointment}` })
  await expect(panel.getByText('Parent Case:')).toBeVisible()
  await hands.press(panel.getByRole('link', { name: world.case }))
  await expect(page.getByRole('heading', { level: 1, name: world.case })).toBeVisible()

  await byClients(page, hands, world)

  await expect(page.getByText('Task Filter')).toBeVisible()
  const flame = page.getByRole('img', { name: 'Needs you' })
  const waiting = page.getByRole('listitem').filter({ has: flame, hasText: 'Waiting for Appointment Completion' })
  await hands.press(waiting.getByRole('link'))
  await expect(page.getByRole('heading', { level: 1, name: /Waiting for Appointment Completion/ })).toBeVisible()
  await addWork(page, hands)

  await expect(page.getByRole('heading', { level: 1, name: 'Extra Sessions Request' })).toBeVisible()
  await expect(page.getByLabel('Requestor')).toHaveValue('consultant')
  await fillIn(page, 3, hands)
  await expect(page.getByText('By submitting you confirm that the client agreed to this request.')).toBeVisible()
  await expect(
    page.getByText('1 to 4 need no clinical review.', { exact: true }).filter({ visible: true }),
  ).toBeVisible()
  const promise = page.getByRole('paragraph').filter({ hasText: 'outcome by', visible: true }).first()
  const due = (await promise.textContent())?.match(/decide by \w+ (.+?);/)?.[1] ?? ''
  await hands.press(submitButton(page))

  const request = await submitted(page)
  await expect(page.getByText('They decide by').filter({ hasText: due })).toBeVisible()
  await hands.press(navigation(page, 'My Requests'))
  await hands.write(page.getByRole('searchbox', { name: 'Reference, client or case' }), request)
  await page.keyboard.press('Enter')
  const row = page.getByRole('row').filter({ hasText: request })
  await expect(row).toContainText('With organisation')
  await expect(row).toContainText(world.organisation)
  await hands.press(row.getByRole('link', { name: request }))
  await expect(page.getByRole('heading', { level: 1, name: request })).toBeVisible()
  await hands.press(page.getByRole('main').getByRole('link', { name: world.case }))
  await expect(page.getByRole('link', { name: request, exact: true })).toBeVisible()
  await hands.press(page.getByRole('main').getByRole('link', { name: world.client.name, exact: true }).last())
  await hands.press(page.getByRole('link', { name: /^Requests/ }))
  await expect(page.getByRole('link', { name: request, exact: true })).toBeVisible()
  return request
}

/** The older way to the case: My Clients, Open, Services. */
async function byClients(page: Page, hands: Hands, world: OwnWorld) {
  const back = page.getByRole('link', { name: `Back to ${world.client.name}` })
  if (await back.isVisible()) await hands.press(back)
  await hands.press(navigation(page, 'My Clients'))
  await hands.write(
    page.getByRole('searchbox', { name: 'Name, case, request or organisation' }),
    world.client.familyName,
  )
  await page.keyboard.press('Enter')
  await hands.press(page.getByRole('link', { name: `Open ${world.client.name}` }))
  await hands.press(page.getByRole('link', { name: /^Services/ }))
  await hands.press(page.getByRole('main').getByRole('link', { name: world.case }).first())
  await expect(page.getByRole('heading', { level: 1, name: world.case })).toBeVisible()
}

/** Actions, Add Work, Extra Sessions Request: a menu on a desk, a sheet on a phone. */
async function addWork(page: Page, hands: Hands) {
  await hands.press(page.getByRole('button', { name: 'Actions' }))
  const menu = page.getByRole('menuitem', { name: 'Add Work' })
  const sheet = page.getByRole('dialog', { name: 'Actions' })
  await expect(menu.or(sheet)).toBeVisible()
  if (await sheet.isVisible()) {
    await hands.press(sheet.locator('summary', { hasText: 'Add Work' }))
    return hands.press(sheet.getByRole('link', { name: 'Extra Sessions Request' }))
  }
  await hands.pressInMenu(menu)
  await hands.pressInMenu(page.getByRole('menuitem', { name: /Extra Sessions Request/ }))
}

/** Step 9: the link in the mail leads through sign-in to the request, which shows no identity; two of three, with a condition. */
async function deciding(page: Page, hands: Hands, world: OwnWorld, request: string) {
  const [reviewer] = world.reviewers
  const mail = await mailTo(reviewer.email, ({ text }) => text.includes(request))
  const link = linksIn(mail).find((address) => address.includes(request)) ?? ''
  expect(link).toBe(`${portal().url}/approvals/${request}`)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await signIn(page, hands, reviewer)
  await expect(page.getByRole('heading', { level: 1, name: `Request ${request}` })).toBeVisible()
  for (const word of [world.client.familyName, 'Priya', world.case, 'Winifred'])
    await expect(page.locator('body')).not.toContainText(word)
  await hands.choose(page.getByRole('radio', { name: 'Approve fewer' }))
  await hands.choose(page.getByRole('radio', { name: '2', exact: true }))
  await hands.pick(page.getByLabel('Condition'), 'This is the last extension on this case')
  await hands.press(page.getByRole('button', { name: 'Approve 2 sessions' }))
  await expect(page.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
}

/** Step 10: both mails; the client's is neutral. */
async function telling(world: OwnWorld, request: string) {
  const toConsultant = await mailTo(person('Priya Raman').email, ({ text, subject }) => {
    return text.includes(request) && subject.includes('2 of 3')
  })
  expect(toConsultant.text).toContain('This is the last extension on this case')
  expect(toConsultant.text).toContain(world.case)
  const toClient = await mailTo(world.client.email, () => true)
  expect(toClient.subject).toBe('An update for you')
  expect(JSON.stringify(toClient.from)).toContain('Client Support')
  expect(toClient.text).toContain('2')
  const unsaid = [request, world.case, world.organisation, 'Phoenix', 'ounsel', 'sycholog', 'relapse', 'extension']
  for (const word of unsaid) expect(`${toClient.subject} ${toClient.text} ${toClient.html}`).not.toContain(word)
  expect(linksIn(toClient)).toEqual([])
}

/** The case shows the two at once, and My Requests says so. */
async function twoMore(page: Page, world: OwnWorld, request: string) {
  await page.goto(`/cases/${world.case}`)
  // On a phone the ledger says the total alone: 3 completed, 1 scheduled, and 4 that remain instead of 2.
  const more = page.getByText('6 entitled, 2 approved').or(page.getByText('8 in 12 months'))
  await expect(more.filter({ visible: true }).first()).toBeVisible()
  await page.goto('/requests?tab=decided')
  await expect(page.getByRole('row').filter({ hasText: request })).toContainText('Approved, 2 of 3')
}
