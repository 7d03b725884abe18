import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { takeReport } from '@/lib/mail/bounce'
import { changeAddress } from '@/lib/mail/change-address'
import { resendMail } from '@/lib/mail/resend'
import { settleMail } from '@/lib/mail/settle'
import type { Administrator } from '@/lib/people/person'
import { aMail, historyOf, mailRow } from '@/tests/integration/mail/look-after'
import { looksAfter } from '@/tests/support/looked-after'
import { days, done, noon } from '@/tests/support/world'

// A client's outcome that was sent again: they are told once, whenever the first one comes back, and not beyond their consent.

const reason = 'Wren Marlowe says that it never came.'
let by = {} as Administrator
beforeAll(async () => {
  by = await looksAfter()
})

const again = async (mail: string) => done(await resendMail(by, { mail, reason }, noon)).mail
const comesBack = (mail: string) => takeReport(mail, { action: 'failed', failure: 'no_such_address' }, noon)
const tasks = (clientId: string) =>
  db.task.count({ where: { kind: 'tell_client_the_outcome', doneAt: null, case: { clientId } } })
const becomes = (id: string, status: string) => db.mail.update({ where: { id }, data: { status } })

test.each(['sent', 'queued', 'claimed', 'parked'])(
  'a late bounce is no task where the next one is %s',
  async (status) => {
    const { mail, client } = await aMail({ status: 'sent' })
    const second = await again(mail)
    await becomes(second, status)
    expect([await comesBack(mail), (await mailRow(mail)).status, await tasks(client.id)]).toEqual([true, 'failed', 0])
  },
)

test('nor where the one after that is on its way; that one’s own bounce is', async () => {
  const { mail, client } = await aMail({ status: 'sent' })
  const second = await again(mail)
  await becomes(second, 'failed')
  const third = await again(second)
  await comesBack(mail)
  expect(await tasks(client.id)).toBe(0)
  await db.$transaction((tx) => settleMail(tx, { id: third }, { status: 'sent' }, noon))
  await comesBack(third)
  expect(await tasks(client.id)).toBe(1)
})

test('a bounce is a task where all that repeat it failed', async () => {
  const { mail, client } = await aMail({ status: 'sent' })
  await becomes(await again(mail), 'failed')
  await comesBack(mail)
  expect(await tasks(client.id)).toBe(1)
})

test('no address is changed once the consent is over', async () => {
  const { mail, client } = await aMail()
  const change = { mail, address: 'wren.anew@example.org', reason }
  const late = new Date(noon.getTime() + days(366))
  expect(await changeAddress(by, change, late)).toMatchObject({
    sentence: 'The client wants no email, or their consent to it is over. Nothing was done.',
  })
  expect(await db.client.findUniqueOrThrow({ where: { id: client.id } })).toMatchObject({ email: client.email })
  expect([await db.mail.count({ where: { resendOfId: mail } }), await historyOf(client.id)]).toEqual([0, []])
  done(await changeAddress(by, change, new Date(noon.getTime() + days(300))))
})
