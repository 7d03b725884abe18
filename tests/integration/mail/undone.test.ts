import nodemailer from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startBounces } from '@/bin/worker/bounces'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { claimMails } from '@/lib/mail/claim'
import { keep } from '@/lib/mail/keep'
import { queueMail } from '@/lib/mail/queue'
import { returnAddressOf } from '@/lib/mail/return-address'
import type { Fate } from '@/lib/mail/transport'
import { type Cast, cast, requestIn } from '@/tests/integration/mail/life'
import { plain } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

// The end of a mail and what follows from it are one: where the task cannot be opened, the mail has not failed yet.

const at = new Date('2026-11-24T00:00:00Z')
env().BOUNCE_DOMAIN = 'bounces.phoenix.example'

let bounces: Awaited<ReturnType<typeof startBounces>>
let people: Cast
let request: string
beforeAll(async () => {
  bounces = await startBounces('127.0.0.1', 0)
  people = await cast()
  request = await requestIn(people, 'approved')
})
afterAll(() => bounces.stop())
beforeEach(() => asOwner((client) => client.query('TRUNCATE mail, mail_rest, task')))

const outcome = () =>
  queueMail(db, {
    ...{ ...plain('a@post.example'), event: 'approved-client', requestId: request, clientId: people.client.id, at },
  })
const tasks = (can: 'can' | 'cannot') =>
  asOwner((client) =>
    client.query(
      can === 'can'
        ? 'ALTER TABLE task DROP CONSTRAINT no_task'
        : 'ALTER TABLE task ADD CONSTRAINT no_task CHECK (false)',
    ),
  )
const stands = async (id: string) => [
  (await db.mail.findUniqueOrThrow({ where: { id } })).status,
  await db.historyEntry.count({ where: { event: 'mail.undeliverable', data: { path: ['mail'], equals: id } } }),
  await db.task.count(),
]

it('a worker’s mark is undone as a whole, and made by the next try', async () => {
  const { id } = await outcome()
  const [mail] = await claimMails('one', 1, at)
  if (!mail) throw new Error('No mail is due.')
  const fate: Fate = {
    ...{ fate: 'refused', code: 'EENVELOPE 550', error: 'no such mailbox' },
    ...{ failure: 'no_such_address', about: 'mail' },
  }
  await tasks('cannot')
  await expect(keep('one', [{ mail, fate, at }])).rejects.toThrow('no_task')
  expect(await stands(id)).toEqual(['claimed', 0, 0])
  await tasks('can')
  await keep('one', [{ mail, fate, at }])
  expect(await stands(id)).toEqual(['failed', 1, 1])
})

it('a bounce that cannot be written down is not taken, and is when it comes again', async () => {
  const { id } = await outcome()
  await db.mail.update({ where: { id }, data: { status: 'sent' } })
  const raw = [
    ...['Content-Type: multipart/report; boundary=b', '', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; post.example', '', 'Action: failed', 'Status: 5.1.1', '', '--b--', ''],
  ].join('\r\n')
  const comesBack = () =>
    nodemailer
      .createTransport({ host: '127.0.0.1', port: bounces.port, ignoreTLS: true })
      .sendMail({ envelope: { from: '', to: returnAddressOf(id) ?? '' }, raw })
      .then(
        ({ response }) => response.slice(0, 3),
        ({ response = '' }: { response?: string }) => response.slice(0, 3),
      )
  await tasks('cannot')
  expect([await comesBack(), ...(await stands(id))]).toEqual(['451', 'sent', 0, 0])
  await tasks('can')
  expect([await comesBack(), ...(await stands(id))]).toEqual(['250', 'failed', 1, 1])
})
