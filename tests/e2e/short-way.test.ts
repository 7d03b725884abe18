import { expect } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { fillIn, submitButton, submitted } from '@/tests/support/guide'
import { test } from '@/tests/support/own-world'

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test.describe(`the short way, ${viewport.width} wide`, () => {
    test.use({ viewport })
    test('takes three clicks from My Calendar to submitted, besides the fields', async ({ page, tell }) => {
      const world = await tell()
      await arriveAs(page, world.consultant)
      await expect(page).toHaveURL(/\/calendar/)
      let clicks = 0
      const click = async (target: ReturnType<typeof submitButton>) => {
        clicks++
        await target.click()
      }
      await click(page.getByRole('link', { name: new RegExp(world.client.name) }).filter({ visible: true }))
      await click(page.getByRole('link', { name: 'Request extra sessions' }))
      await fillIn(page, 3)
      await click(submitButton(page))
      await submitted(page)
      expect(clicks).toBeLessThanOrEqual(3)
    })
  })
