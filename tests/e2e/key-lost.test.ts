import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// A portal at work that meets a text whose key it does not have.

const lost = (column: string) => `regexp_replace(${column}, '^sealed\\.\\w+\\.', 'sealed.gone.')`

test('a page says which error it is and a form keeps what was typed; nothing is changed', async ({ page, tell }) => {
  const world = await tell({ asks: 3, question: 'Is a return to work near?' })
  const reference = world.request.replace('ESR-', '')
  const of = `FROM request r WHERE r.id = q.request_id AND r.reference = $1`
  const key = (
    await database<{ key: string }>(
      `SELECT split_part(q.text, '.', 2) AS key FROM question q, request r WHERE r.id = q.request_id AND r.reference = $1`,
      [reference],
    )
  )[0]?.key
  await signInAs(page, world.consultant)

  await database(`UPDATE question q SET text = ${lost('q.text')} ${of}`, [reference])
  await page.goto(`/requests/${world.request}`)
  await expect(
    page.getByRole('heading', { name: 'The key for clinical text is missing or wrong; nothing was changed' }),
  ).toBeVisible()
  await expect(page.getByText('and give them the code TEXT-KEY')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/sealed\.|question\.text|at \w+ \(/)
  await database(`UPDATE question q SET text = replace(q.text, 'sealed.gone.', 'sealed.' || $2 || '.') ${of}`, [
    reference,
    key,
  ])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Is a return to work near?').first()).toBeVisible()

  const number = Number(world.case.replace(/\D/g, ''))
  await page.goto(`/clients/${world.client.id}/cases/new`)
  await database(`UPDATE assist_case SET issue = ${lost('issue')} WHERE number = $1`, [number])
  await page.getByLabel('Issue').fill('Sleep and worry')
  await page.getByRole('button', { name: 'Open Assist case' }).click()
  await expect(page.getByText('say TEXT-KEY').first()).toBeVisible()
  await expect(page.getByLabel('Issue')).toHaveValue('Sleep and worry')
  await database(
    `UPDATE assist_case SET issue = replace(issue, 'sealed.gone.', 'sealed.' || $2 || '.') WHERE number = $1`,
    [number, key],
  )
  const cases = await database('SELECT 1 FROM assist_case WHERE client_id = $1', [world.client.id])
  expect(cases).toHaveLength(1)
})
