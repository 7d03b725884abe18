import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { requestWaits } from '@/emails/request-waits'
import { db } from '@/lib/db'
import { queueMail, queueMails } from '@/lib/mail/queue'
import { plain } from '@/tests/integration/mail/post-office'
import { asOwner, databaseUrl } from '@/tests/support/database'

const at = new Date('2026-11-24T00:00:00Z')
const waits = requestWaits(
  {
    reference: 'ESR-7K3QX2',
    urgent: false,
    dueOn: 'Thu 3 December 2026',
    businessDaysLeft: 7,
    link: 'http://localhost:3000/approvals/ESR-7K3QX2',
  },
  '',
)

beforeEach(() => asOwner((client) => client.query('TRUNCATE mail')))

describe('the queue', () => {
  it.each(['a@post.example, b@post.example', 'a@post.example\r\nBcc: b@evil.example', 'A <a@post.example>', ''])(
    'refuses the address %j',
    async (address) => {
      await expect(queueMail(db, { event: 'request-waits', ...plain(address), at })).rejects.toThrow(
        /^The request-waits mail has an address that is not one recipient's\.$/,
      )
      expect(await db.mail.count()).toBe(0)
    },
  )

  it.each([{ subject: 'a\r\nBcc: b@evil.example' }, { fromName: 'a\nb' }, { subject: '' }])(
    'refuses the header %j',
    async (header) => {
      await expect(
        queueMail(db, { event: 'request-waits', ...plain('a@post.example'), ...header, at }),
      ).rejects.toThrow(/^The request-waits mail has a subject or sender that is not one line\.$/)
      expect(await db.mail.count()).toBe(0)
    },
  )

  it('refuses them in the database too', async () => {
    const mail = { event: 'request-waits', ...plain('a@post.example') }
    await expect(db.mail.create({ data: { ...mail, toAddress: 'a@post.example,b@post.example' } })).rejects.toThrow(
      'mail_one_line',
    )
    await expect(db.mail.create({ data: { ...mail, subject: 'a\r\nBcc: b@evil.example' } })).rejects.toThrow(
      'mail_one_line',
    )
  })

  it('holds one row for each recipient, and one for an address that comes twice', async () => {
    const people = await Promise.all(
      ['one', 'two'].map((name) =>
        db.person.create({ data: { name, email: `${name}@org.example`, role: 'administrator' } }),
      ),
    )
    const to = people.map(({ id, email }) => ({ personId: id, toAddress: email }))
    const loud = to.map((one) => ({ ...one, toAddress: one.toAddress.toUpperCase() }))
    expect(await queueMails(db, waits, { to: [...loud, ...to], at })).toBe(2)
    const rows = await db.mail.findMany({ orderBy: { toAddress: 'asc' } })
    expect(rows.map(({ toAddress, personId, status }) => [toAddress, personId, status])).toEqual(
      to.map(({ toAddress, personId }) => [toAddress, personId, 'queued']),
    )
    expect(rows[0]?.html).toContain('ESR-7K3QX2')
    expect(rows[0]?.text).toContain('ESR-7K3QX2')
  })

  it('is empty again when the transaction fails', async () => {
    const failing = db.$transaction(async (tx) => {
      await queueMail(tx, { event: 'request-waits', ...plain('a@post.example'), at })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await db.mail.count()).toBe(0)
  })

  it('wakes who listens, after the commit', async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    let heard = 0
    client.on('notification', () => {
      heard += 1
    })
    await client.query('LISTEN mail')
    await db.$transaction(async (tx) => {
      await queueMail(tx, { event: 'request-waits', ...plain('a@post.example'), at })
      await client.query('SELECT 1')
      expect(heard).toBe(0)
    })
    await expect.poll(() => heard).toBe(1)
    await client.end()
  })
})
