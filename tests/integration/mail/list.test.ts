import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeReads } from '@/bin/bench/plans'
import { traffic, type Wire, watchWire } from '@/bin/bench/wire'
import { figures } from '@/bin/watching/figures'
import { db } from '@/lib/db'
import { countNeedingSomebody, mailOf, mailsBy, mailsNeedingSomebody } from '@/lib/mail/list'
import { resendMail } from '@/lib/mail/resend'
import { type MailSearch, mailSearchSchema } from '@/lib/mail/schema'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import type { Administrator } from '@/lib/people/person'
import { aMail, mailRow } from '@/tests/integration/mail/look-after'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { looksAfter } from '@/tests/support/looked-after'
import { days, done, noon } from '@/tests/support/world'

// The list of mails: found by address, reference and subject, narrowed by state and kind; the same cost among many.

const rows = process.env.SIZE === 'full' ? 1_000_000 : 8_000
const reason = 'It never came.'
const later = new Date(noon.getTime() + days(1))

let wire: Wire
let by: Administrator
beforeAll(async () => {
  wire = await watchWire(databaseUrl)
  process.env.DATABASE_URL = wire.url
  by = await looksAfter()
})
afterAll(() => wire.close())

const search = (of: Partial<MailSearch>): MailSearch => ({ ...mailSearchSchema.parse({}), ...of })
const found = async (of: Partial<MailSearch>) => (await mailsBy(by, search(of))).rows.map(({ id }) => id)
const needing = async () => (await mailsNeedingSomebody(by)).map(({ id }) => id)

describe('a mail needs somebody', () => {
  test('while it is failed or parked, until it is sent again or settled; and again when it comes back', async () => {
    const [failed, parked, sent] = [await aMail(), await aMail({ status: 'parked' }), await aMail({ status: 'sent' })]
    const before = await countNeedingSomebody(by)
    expect(await needing()).toEqual(expect.arrayContaining([failed.mail, parked.mail]))
    expect(await needing()).not.toContain(sent.mail)
    done(await resendMail(by, { mail: failed.mail, reason }, noon))
    done(await settleByHand(by, { mail: parked.mail, choice: 'arrived', reason }, noon))
    expect(await countNeedingSomebody(by)).toBe(before - 2)
    expect(await needing()).not.toEqual(expect.arrayContaining([failed.mail]))

    const bounced = { status: 'failed', failure: 'no_such_address', bouncedAt: later }
    await db.mail.update({ where: { id: parked.mail }, data: bounced })
    // It was sent again, so what comes back of it says nothing new.
    await db.mail.update({ where: { id: failed.mail }, data: bounced })
    expect(await countNeedingSomebody(by)).toBe(before - 1)
    expect(await needing()).toContain(parked.mail)
    expect((await mailsBy(by, search({ state: 'needs_somebody' }))).rows.every((one) => one.needsSomebody)).toBe(true)
  })
})

describe('one mail', () => {
  test('is shown as it was sent, with those before and after it', async () => {
    const { mail, request, client } = await aMail()
    expect(await mailOf(by, mail)).toMatchObject({ sentAgain: false, needsSomebody: true })
    const { mail: anew } = done(await resendMail(by, { mail, reason }, later))
    for (const [id, again] of [
      [mail, true],
      [anew, false],
    ] as const) {
      const view = await mailOf(by, id)
      expect(view?.chain).toMatchObject([
        { id: mail, by: null, reason: '', status: 'failed' },
        { id: anew, by: by.name, reason, status: 'queued', queuedAt: later },
      ])
      expect(view).toMatchObject({
        sentAgain: again,
        needsSomebody: false,
        address: client.email,
        text: (await mailRow(mail)).text,
      })
      expect(`ESR-${view?.mail.request?.reference}`).toBe(request)
    }
    expect((await mailOf(by, anew))?.text).not.toContain('<')
    for (const nobody of ['x', '', '019ab7c0-0000-7000-8000-000000000001']) expect(await mailOf(by, nobody)).toBeNull()
  })

  test('that lets somebody in keeps its words', async () => {
    const words = { fromName: 'Phoenix', subject: 'Your code', text: 'Your code is 123456.', html: '<b>123456</b>' }
    for (const event of ['invitation', 'new-password', 'emailed-code', 'new-email']) {
      const { id } = await db.mail.create({ data: { event, toAddress: 'a@example.org', ...words } })
      const view = await mailOf(by, id)
      expect(view?.text).toBeNull()
      // What is not opened is not in what the page is drawn from either, unless somebody looks at it.
      expect(Object.keys(view ?? {})).not.toContain('html')
    }
  })
})

describe(`among ${rows} mails`, { timeout: 600_000 }, () => {
  const hostile = `<script>alert(1)</script> \u202eevil ${'w'.repeat(120)}`
  let mine: Awaited<ReturnType<typeof aMail>>
  beforeAll(async () => {
    mine = await aMail({ status: 'failed', failure: 'no_such_address' })
    await db.mail.update({
      where: { id: mine.mail },
      data: { subject: hostile, toAddress: 'zora.needle@haystack.example' },
    })
    await asOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query('SET LOCAL session_replication_role = replica')
      await owner.query(
        `INSERT INTO mail (id, event, from_name, to_address, subject, text, html, status, failure, queued_at, closed_at)
         SELECT gen_random_uuid(), (ARRAY['request-waits', 'approved-client', 'answer-waits', 'account-changed'])[i % 4 + 1], 'Phoenix',
           md5((i % 5000)::text) || '@example' || i % 50 || '.org', 'An update for you, number ' || i, 'sealed.' || repeat('text ', 20),
           'sealed.' || repeat('html ', 60), CASE WHEN i % 500 = 0 THEN 'failed' WHEN i % 997 = 0 THEN 'parked' WHEN i % 5000 = 7 THEN 'queued' ELSE 'sent' END,
           CASE WHEN i % 500 = 0 THEN (ARRAY['not_accepting', 'technical'])[i / 500 % 2 + 1] END,
           $1::timestamptz - i * interval '20 seconds', $1 FROM generate_series(1, $2::int) i`,
        [new Date(noon.getTime() - days(1)), rows],
      )
      await owner.query('COMMIT')
      await owner.query('VACUUM ANALYZE')
    })
  }, 600_000)

  test('pages go forth and back by key and show every mail once', async () => {
    const pages = [await mailsBy(by, search({ state: 'parked' }))]
    for (let after = pages[0]?.after; after; after = pages.at(-1)?.after ?? null) {
      pages.push(await mailsBy(by, search({ state: 'parked', after })))
      if (pages.length > 60) break
    }
    const ids = pages.flatMap((page) => page.rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    if (rows <= 8_000) expect(ids.length).toBe(await db.mail.count({ where: { status: 'parked' } }))
    const newest = pages.flatMap((page) => page.rows.map(({ queuedAt }) => queuedAt.getTime()))
    expect(newest).toEqual(newest.toSorted((a, b) => b - a))
    const second = await mailsBy(by, search({ after: (await mailsBy(by, search({}))).after ?? '' }))
    const back = await mailsBy(by, search({ before: second.before ?? '' }))
    expect(back.rows).toEqual((await mailsBy(by, search({}))).rows)
    expect([back.before, pages[0]?.before]).toEqual([null, null])
  })

  test.each<[string, string]>([
    ['the address', 'zora.needle@haystack.example'],
    ['a word of it, in capitals', 'ZORA'],
    ['the domain', 'haystack.example'],
    ['the subject', 'script alert'],
    ['both, with all its signs', 'needle <script>alert(1)</script>'],
  ])('one is found by %s', async (_, q) => expect(await found({ q })).toEqual([mine.mail]))

  test('those about a request are found by its reference, whole', async () => {
    const about = await db.mail.findMany({ where: { request: { reference: mine.request.slice(4) } } })
    const bare = mine.request.slice(4)
    const pasted = ['\u2011', '\u2013', '\u2212', '\u00ad', ' ', '\u00a0', '', ' – '].map((dash) => `ESR${dash}${bare}`)
    for (const typed of [mine.request, mine.request.toLowerCase(), `\u00a0 ${mine.request}\t`, bare, ...pasted]) {
      const { q } = mailSearchSchema.parse({ q: typed })
      expect((await found({ q })).toSorted(), JSON.stringify(typed)).toEqual(about.map(({ id }) => id).toSorted())
    }
    expect(await found({ q: mine.request, state: 'no_such_address' })).toEqual([mine.mail])
    expect(await found({ q: mine.request, event: 'approved-client' })).toEqual([])
    for (const q of ['%', '_', "' OR 1=1 --", '\\', "':* | a", 'update & !x', 'ñ', 'zor'])
      expect(await found({ q })).toEqual([])
  })

  test('whatever is asked takes one query, by an index, and as long as among few', async () => {
    const states = ['waiting', 'delivered', 'no_such_address', 'not_accepting', 'technical', 'parked', 'needs_somebody']
    const asked: Partial<MailSearch>[] = [
      ...[{}, { after: mine.mail }, { before: mine.mail }, { q: 'needle' }, { q: mine.request }, { q: 'update' }],
      ...[{ q: 'number 7' }, { q: 'no-such-thing' }, { q: 'example7.org' }, { event: 'account-changed' as const }],
      ...[{ event: 'invitation' as const }, { event: 'request-waits' as const, state: 'technical' as const }],
      ...states.map((state) => ({ state: state as MailSearch['state'] })),
    ]
    const whole: string[] = []
    const times: number[] = []
    for (const one of asked) {
      const statements = await wire.watch(() => mailsBy(by, search(one)), 300)
      expect(traffic(statements).queries, JSON.stringify(one)).toBe(1)
      whole.push(...(await wholeReads(databaseUrl, statements)))
      const began = performance.now()
      for (let again = 0; again < 3; again++) await mailsBy(by, search(one))
      times.push((performance.now() - began) / 3)
    }
    const counting = await wire.watch(() => countNeedingSomebody(by), 300)
    expect(traffic(counting).queries).toBe(1)
    const watching = await wire.watch(figures(), 300)
    for (const statements of [counting, watching]) whole.push(...(await wholeReads(databaseUrl, statements)))
    const slowest = Math.max(...times)
    const of = JSON.stringify(asked[times.indexOf(slowest)])
    console.log(`Mails: ${rows} in the list, ${asked.length} searches, the slowest ${slowest.toFixed(1)} ms (${of})`)
    expect(whole).toEqual([])
    expect(slowest).toBeLessThan(300)
  })
})
