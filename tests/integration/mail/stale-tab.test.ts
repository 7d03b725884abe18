import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { handleMail } from '@/lib/mail/handle'
import type { MailChoice } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { aMail, historyOf, mailRow } from '@/tests/integration/mail/look-after'
import { looksAfter } from '@/tests/support/looked-after'
import { days, done, noon } from '@/tests/support/world'

// One mail in several tabs: what was done in one is told in the others, and nothing that was not done is told as done.

const reason = 'Wren Marlowe says that it never came.'
let by = {} as Administrator
beforeAll(async () => {
  by = await looksAfter()
})
const address = 'wren.anew@example.org'
const handle = (mail: string, choice: MailChoice) => handleMail(by, { mail, choice, address, reason }, noon)

test.each([
  ['failed', 'resend'],
  ['failed', 'change_address'],
  ['parked', 'not_arrived'],
] as const)('a %s mail that was sent again is not settled as well', async (status, choice) => {
  const { mail, client } = await aMail({ status })
  const { mail: anew } = done(await handle(mail, choice))
  expect(done(await handle(mail, choice)).mail).toBe(anew)
  expect((await mailRow(anew)).toAddress).toBe(choice === 'change_address' ? address : client.email)
  const before = await historyOf(client.id)
  for (const other of ['arrived', 'nothing_more'] as const)
    expect(await handle(mail, other)).toMatchObject({
      sentence: 'You have sent it again already. Nothing was done.',
    })
  expect(await historyOf(client.id)).toEqual(before)
})

test('what came back since is settled anew, by anybody', async () => {
  const { mail } = await aMail({ status: 'parked' })
  done(await handle(mail, 'arrived'))
  const [back, later] = [new Date(noon.getTime() + days(1)), new Date(noon.getTime() + days(2))]
  await db.mail.update({ where: { id: mail }, data: { status: 'failed', failure: 'not_accepting', bouncedAt: back } })
  const other = await looksAfter()
  done(await handleMail(other, { mail, choice: 'nothing_more', reason }, later))
  expect(await mailRow(mail)).toMatchObject({ status: 'failed', closedById: other.id, closedAt: later })
})

test('a failed mail that needs nobody any more is not told as arrived, or as sent again', async () => {
  const { mail } = await aMail()
  done(await handle(mail, 'nothing_more'))
  const known = 'It is known that it did not arrive. Nothing was done.'
  for (const other of ['arrived', 'not_arrived'] as const)
    expect(await handle(mail, other)).toMatchObject({ sentence: known })
})
