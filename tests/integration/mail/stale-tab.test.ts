import { beforeAll, expect, test } from 'vitest'
import { handleMail } from '@/lib/mail/handle'
import type { MailChoice } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { aMail, historyOf } from '@/tests/integration/mail/look-after'
import { looksAfter } from '@/tests/support/looked-after'
import { done, noon } from '@/tests/support/world'

// One mail in several tabs: what was done in one is told in the others, and nothing that was not done is told as done.

const reason = 'Wren Marlowe says that it never came.'
let by = {} as Administrator
beforeAll(async () => {
  by = await looksAfter()
})
const handle = (mail: string, choice: MailChoice) => handleMail(by, { mail, choice, reason }, noon)

test.each([
  ['failed', 'resend'],
  ['parked', 'not_arrived'],
] as const)('a %s mail that was sent again is not settled as well', async (status, choice) => {
  const { mail, client } = await aMail({ status })
  const { mail: anew } = done(await handle(mail, choice))
  expect(done(await handle(mail, choice)).mail).toBe(anew)
  const before = await historyOf(client.id)
  for (const other of ['arrived', 'nothing_more'] as const)
    expect(await handle(mail, other)).toMatchObject({
      sentence: 'You have sent it again already. Nothing was done.',
    })
  expect(await historyOf(client.id)).toEqual(before)
})
