import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { openForm, recordOf, submitButton, submitted } from '@/tests/support/guide'
import { mailsTo, mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'

test('a double click, the same post again, and the back button make one request', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  const sent = page.waitForRequest((request) => {
    return (
      request.method() === 'POST' && (request.postData() ?? '').includes('dateOfRequest') && isForm(request.headers())
    )
  })
  await submitButton(page).dblclick()
  const request = await submitted(page)

  const post = await sent
  const { 'content-type': type = '', 'next-action': action = '' } = post.headers()
  const headers = {
    'content-type': type,
    'next-action': action,
    accept: 'text/x-component',
    origin: new URL(post.url()).origin,
  }
  for (let again = 0; again < 3; again++) {
    const data = post.postDataBuffer() ?? ''
    const answer = await page.request.post(post.url(), { headers, data, maxRedirects: 0 })
    expect(answer.status()).toBeLessThan(400)
    expect(`${answer.headers()['x-action-redirect']} ${await answer.text()}`).toContain(request)
  }

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Extra Sessions Request' })).toBeVisible()
  if (await submitButton(page).isVisible()) {
    await submitButton(page).click()
    await expect(page.getByText(request).first()).toBeVisible()
  }
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
  for (const { email } of world.reviewers) {
    await mailTo(email, ({ text }) => text.includes(request))
    expect(await mailsTo(email)).toHaveLength(1)
  }
})

const isForm = (headers: Record<string, string>) => headers['content-type']?.startsWith('multipart/form-data') === true

test('an approval that is sent twice grants once', async ({ page, tell }) => {
  const world = await tell({ asks: 2 })
  await signInAs(page, world.reviewers[0])
  await page.goto(`/approvals/${world.request}`)
  await page.getByRole('radio', { name: 'Approve all 2' }).check({ force: true })
  await page.getByRole('button', { name: 'Approve 2 sessions' }).dblclick()
  await expect(page.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
  await mailTo(world.client.email, () => true)
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 2 })
  expect(await mailsTo(world.client.email)).toHaveLength(1)
})
