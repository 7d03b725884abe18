import { type Browser, expect, type Page } from '@playwright/test'
import { expectNoAxeViolations, inBothThemes, signInAs } from '@/tests/support/e2e'
import { fillIn, openForm, recordOf, requiredDetails, submitButton, submitted } from '@/tests/support/guide'
import { type Hands, keyboard } from '@/tests/support/hands'
import { linksIn, mailsTo, mailTo } from '@/tests/support/mailbox'
import { type OwnWorld, test } from '@/tests/support/own-world'
import { person } from '@/tests/support/portal'

// Further details in the form itself. 8 entitled, 7 completed, 1 booked: 3 more make 11, 4 make 12.
const almostThere = { terms: { entitledSessions: 8 }, completed: 7 }
/** As a page, and as the data of a page that is followed. */
const manners: Record<string, string>[] = [{}, { rsc: '1' }]
const leader = () => person('Dr Anna Hart')
const answerTo = (question: string) => `Zebra answer: ${question}.`
const details = (page: Page) => page.getByRole('region', { name: 'Further details' })

test('in one sitting, by keyboard alone: endorsed for fewer, approved, and no trace of the review', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell(almostThere)
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  const request = await inOneSitting(page, keyboard(page))
  expect((await recordOf(world.case))?.requests).toEqual(['clinical_review'])
  await expect(page.getByText(/A clinical leader endorses, asks or declines by/)).toBeVisible()

  await endorsingTwo(browser, request)
  await mailTo(world.consultant.email, ({ text }) => text.includes('2 of 4') || /endorsed/i.test(text))
  await approvingTwo(browser, world, request)
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 2 })
  await page.goto(`/requests/${request}`)
  await expect(page.getByText(/^A clinical leader endorsed 2\. They are on the case now/)).toBeVisible()
})

/** The number opens the fields and closes them; what was typed in them is kept. */
async function inOneSitting(page: Page, hands: Hands): Promise<string> {
  await fillIn(page, 3, hands)
  await expect(details(page)).toBeHidden()
  await hands.choose(page.getByRole('radio', { name: '4, needs clinical review' }))
  await expect(details(page)).toBeVisible()
  await expect(details(page).getByText('0 of 8 answered')).toBeVisible()
  for (const question of requiredDetails) await hands.write(page.getByLabel(question), answerTo(question))
  await expect(details(page).getByText('8 of 8 answered')).toBeVisible()
  await hands.choose(page.getByRole('radio', { name: '2', exact: true }))
  await expect(details(page)).toBeHidden()
  await hands.choose(page.getByRole('radio', { name: '4, needs clinical review' }))
  await expect(page.getByLabel(requiredDetails[0] ?? '')).toHaveValue(answerTo(requiredDetails[0] ?? ''))
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await hands.press(submitButton(page))
  return submitted(page)
}

/** A clinical leader reads the answers, and endorses two of four by keyboard alone. */
async function endorsingTwo(browser: Browser, request: string) {
  const leaders = await (await browser.newContext()).newPage()
  const hands = keyboard(leaders)
  await signInAs(leaders, leader())
  await leaders.goto(`/reviews?q=${request}`)
  await hands.press(leaders.getByRole('link', { name: new RegExp(request) }).first())
  for (const question of requiredDetails) await expect(leaders.getByText(answerTo(question))).toBeVisible()
  await hands.choose(leaders.getByRole('radio', { name: 'Endorse fewer' }))
  await hands.choose(leaders.getByRole('radio', { name: '2', exact: true }))
  await hands.write(leaders.getByLabel('Note for clinical leaders'), 'Zebra note of the leaders.')
  await hands.press(leaders.getByRole('button', { name: 'Endorse 2 sessions' }))
  await expect(leaders.getByRole('heading', { name: 'You endorsed 2 sessions' })).toBeVisible()
  await leaders.context().close()
}

/** The reviewer decides on two, and nothing that reaches them tells of four, of a review, or of anybody. */
async function approvingTwo(browser: Browser, world: OwnWorld, request: string) {
  const reviewers = await (await browser.newContext()).newPage()
  const hands = keyboard(reviewers)
  const mail = await mailTo(world.reviewers[0].email, ({ text }) => text.includes(request))
  await signInAs(reviewers, world.reviewers[0])
  await reviewers.goto(linksIn(mail).find((link) => link.includes(request)) ?? '')
  const address = new URL(reviewers.url()).pathname
  const read = async () => {
    const [html, data] = await Promise.all(
      manners.map(async (headers) => (await reviewers.request.get(address, { headers })).text()),
    )
    return `${mail.subject} ${mail.text} ${html} ${data}`
  }
  const marks = new RegExp(
    `zebra|clinical|endorse|hart|further details|${world.client.familyName}|${world.consultant.name}|${world.case}`,
    'i',
  )
  expect(await read()).not.toMatch(marks)
  await expect(reviewers.getByRole('radio', { name: 'Approve all 2' })).toBeVisible()
  await expect(reviewers.getByText(/\b4 sessions|of 4\b/)).toHaveCount(0)
  await hands.choose(reviewers.getByRole('radio', { name: 'Approve all 2' }))
  await hands.press(reviewers.getByRole('button', { name: 'Approve 2 sessions' }))
  await expect(reviewers.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
  expect(await read()).not.toMatch(marks)
  await reviewers.context().close()
}

test('half answered: what is there is kept, and only the rest is asked', async ({ page, tell }) => {
  const world = await tell(almostThere)
  await openForm(page, world, 4)
  const [first = '', second = ''] = requiredDetails
  await page.getByLabel(first).fill(answerTo(first))
  await submitButton(page).click()
  await page.getByRole('link', { name: 'Answer Further details' }).click()
  await expect(page.getByLabel(first)).toHaveValue(answerTo(first))
  await expect(page.getByLabel(second)).toHaveValue('')
  await expect(page.getByText('1 of 8 answered')).toBeVisible()
})

test('too long an answer is refused beside its field, and everything typed is kept', async ({ page, tell }) => {
  const world = await tell(almostThere)
  await openForm(page, world, 4)
  const [first = ''] = requiredDetails
  const long = '<b>Ж</b>'.repeat(2_500)
  await page.getByLabel(first).fill(long)
  await submitButton(page).click()
  await page.getByRole('link', { name: 'Keep this under 4,000 characters.' }).click()
  await expect(page.getByLabel(first)).toBeFocused()
  await expect(page.getByLabel(first)).toHaveValue(long)
  expect((await recordOf(world.case))?.requests).toEqual([])
})

test('declined by a leader: the organisation has no page, payload or mail of it', async ({ page, browser, tell }) => {
  const world = await tell(almostThere)
  await openForm(page, world, 4)
  for (const question of requiredDetails) await page.getByLabel(question).fill(answerTo(question))
  await submitButton(page).click()
  const request = await submitted(page)
  const leaders = await (await browser.newContext()).newPage()
  await signInAs(leaders, leader())
  await leaders.goto(`/reviews/${request}`)
  await leaders.getByRole('radio', { name: 'Decline' }).check({ force: true })
  await leaders.getByLabel('Reason', { exact: true }).selectOption({ label: 'Goals are not specific' })
  await leaders.getByRole('textbox', { name: 'For the consultant', exact: true }).fill('Zebra text.')
  await leaders.getByRole('button', { name: 'Decline the request' }).click()
  await expect(leaders.getByRole('heading', { name: 'You declined the request' })).toBeVisible()
  await leaders.context().close()
  // The outcome has come, and mails of one event are queued together: there is none to wait for.
  await mailTo(world.consultant.email, ({ subject }) => /declined/i.test(subject))
  for (const { email } of world.reviewers) expect(await mailsTo(email)).toEqual([])
  const reviewers = await (await browser.newContext()).newPage()
  await signInAs(reviewers, world.reviewers[0])
  for (const tab of ['', '?tab=waiting', '?tab=decided'])
    for (const headers of manners) {
      const text = await (await reviewers.request.get(`/approvals${tab}`, { headers })).text()
      expect(text).not.toMatch(new RegExp(`zebra|${world.client.familyName}|${request}`, 'i'))
    }
  expect((await reviewers.goto(`/approvals/${request}`))?.status()).toBe(404)
  await reviewers.context().close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the number opens Further details, and they are sent with the form', async ({ page, tell }) => {
    const world = await tell(almostThere)
    await openForm(page, world)
    await expect(details(page)).toBeHidden()
    await page.getByRole('radio', { name: '4, needs clinical review' }).check({ force: true })
    for (const question of requiredDetails) await page.getByLabel(question).fill(answerTo(question))
    await page.getByLabel('Referral to longer-term support').selectOption('')
    await submitButton(page).click()
    await expect(page.getByRole('link', { name: 'Choose the referral.' })).toBeVisible()
    await expect(page.getByLabel(requiredDetails[7] ?? '')).toHaveValue(answerTo(requiredDetails[7] ?? ''))
    await page.getByLabel('Referral to longer-term support').selectOption({ index: 2 })
    await submitButton(page).click()
    await submitted(page)
    expect((await recordOf(world.case))?.requests).toEqual(['clinical_review'])
  })
})
