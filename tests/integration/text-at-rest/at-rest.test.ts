import { beforeAll, describe, expect, test } from 'vitest'
import { calendarOf, dayIn } from '@/lib/appointments/queries'
import { approvalFor } from '@/lib/approvals/queries'
import { whatIsThere } from '@/lib/calendar/overlap'
import { blockOf } from '@/lib/calendar/queries'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { requestsOf } from '@/lib/requests/list'
import { formOf, furtherDetailsOf, requestOf } from '@/lib/requests/queries'
import { reviewOf } from '@/lib/reviews/queries'
import { foundBy } from '@/lib/search/queries'
import { isJson, placeOf, sealedTables } from '@/lib/text-at-rest/fields'
import { isTextUnreadable, keyOf, open } from '@/lib/text-at-rest/sealing'
import { asOwner } from '@/tests/support/database'
import { noon } from '@/tests/support/world'
import { everythingWritten } from './written'

let written: Awaited<ReturnType<typeof everythingWritten>>
beforeAll(async () => {
  written = await everythingWritten()
})

/** Every row of every table, as a dump would have it. */
const dump = () =>
  asOwner(async (client) => {
    const { rows: tables } = await client.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
    const rows: { table: string; row: string }[] = []
    for (const { name } of tables)
      for (const { row } of (await client.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`)).rows)
        rows.push({ table: name, row })
    return rows
  })

const columns = Object.entries(sealedTables).flatMap(([table, { key, texts }]) =>
  Object.keys(texts).map((column) => ({ table, column, key, field: `${table}.${column}` })),
)

describe('of what was written in every field', () => {
  test('no row of any table holds a word, and every listed column holds sealed texts only', async () => {
    const rows = await dump()
    const spilt = rows.filter(({ row }) => /ünique/i.test(row))
    expect(spilt.map(({ table, row }) => `${table}: ${row.slice(0, 200)}`)).toEqual([])
    expect(rows.length).toBeGreaterThan(200)
    const marks = await asOwner(async (client) => {
      const all: string[] = []
      for (const { table, column, key, field } of columns) {
        const text = isJson(table, column) ? `nullif(${column}, '{}') #>> '{}'` : column
        const found = await client.query(
          `SELECT concat_ws(' ', ${key.join(', ')}) AS key, ${text} AS text FROM ${table} WHERE ${text} <> ''`,
        )
        expect(
          found.rows.map(({ text }) => keyOf(text)),
          field,
        ).toEqual(Array(found.rows.length).fill('test'))
        const opened = found.rows.map(({ key, text }) => open(text, `${field}:${key}`))
        // Mails are written from the other columns.
        const mark = ['mail.text', 'mail.html'].includes(field) ? 'decision.text_for_consultant' : field
        if (opened.some((one) => one.includes(written.marker(mark)))) all.push(field)
      }
      return all
    })
    expect(marks).toEqual(columns.map(({ field }) => field))
  })

  test('each page that shows it reads it as it was written', async () => {
    const { marker, world, calm, leader, first, second, asked, draft } = written
    const { consultant } = world
    const tab = { tab: 'all', search: '', after: null, before: null } as const
    const read = JSON.stringify(
      await Promise.all([
        requestOf(consultant, first),
        requestOf(consultant, second),
        requestOf(consultant, written.taken),
        furtherDetailsOf(consultant, first),
        reviewOf(leader, second),
        formOf(calm.consultant, draft),
        requestOf(calm.consultant, asked),
        approvalFor(calm.reviewer, asked, noon),
        calendarOf(calm.consultant, dayIn('2026-11-26', 'Australia/Sydney'), noon),
        foundBy(consultant, written.issue, noon),
      ]),
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    for (const { field, table } of columns.filter(({ table }) => !sealedTables[table]?.byHand && table !== 'mail'))
      expect(read, `${table} ${field}`).toContain(marker(field))
    expect(read).not.toContain('sealed.')
    const drafts = (await requestsOf(calm.consultant, tab)).requests.filter(({ status }) => status === 'draft')
    expect(drafts.map(({ asked }) => asked)).toEqual(['3'])
    const { id } = await db.calendarBlock.findFirstOrThrow({ where: { consultantId: calm.consultant.id } })
    expect(await blockOf(calm.consultant, id, noon)).toMatchObject({ title: marker('calendar_block.title') })
    const time = {
      startsAt: instantAt('2026-11-26', '12:30', 'Australia/Sydney'),
      endsAt: instantAt('2026-11-26', '13:00', 'Australia/Sydney'),
    }
    expect(await whatIsThere(db, calm.consultant, time)).toContain(`“${marker('calendar_block.title')}”`)
  })

  test('a list opens only what it shows', async () => {
    // A row whose text would not open is in the list, as long as nobody looks at that text.
    const { id } = await db.question.findFirstOrThrow({ where: { draft: { not: '' } } })
    await asOwner((client) =>
      client.query(
        `UPDATE question SET draft = 'sealed.test.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA' WHERE id = $1`,
        [id],
      ),
    )
    const row = await db.question.findUniqueOrThrow({ where: { id } })
    expect(row.text).toContain('Qzx')
    expect(() => row.draft).toThrow('does not open')
    await db.question.update({ where: { id }, data: { draft: written.marker('question.draft') } })
  })
})

describe('the database takes', () => {
  test.each(columns)('no plain text in $field, whoever writes it', async ({ table, column }) => {
    const plain = isJson(table, column) ? `'{"sessions": "3"}'::jsonb` : `'Grief'`
    const statement = `UPDATE ${table} SET ${column} = ${plain} WHERE ${column}::text <> ''`
    await expect(
      asOwner(async (client) => {
        await client.query('BEGIN; SET LOCAL phoenix.resealing = on')
        return client.query(statement)
      }),
    ).rejects.toThrow(`${table}_sealed`)
  })

  test('the checks name every column of the list', async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT conrelid::regclass::text AS "table", pg_get_constraintdef(oid) AS law FROM pg_constraint WHERE conname LIKE '%\\_sealed'`,
      ),
    )
    const held = rows.flatMap(({ table, law }) =>
      [...law.matchAll(/is_sealed\(\(?(\w+)/g)].map(([, column]) => `${table}.${column}`),
    )
    expect(held.toSorted()).toEqual(columns.map(({ field }) => field).toSorted())
  })
})

describe('a sealed text', () => {
  test('moved to another record, or another column, does not open there', async () => {
    const [one, two] = await db.question.findMany({ where: { text: { not: '' } }, select: { id: true }, take: 2 })
    const sealed = async (id: string | undefined) =>
      (await asOwner((client) => client.query('SELECT text FROM question WHERE id = $1', [id]))).rows[0].text
    const [own, other] = [await sealed(one?.id), await sealed(two?.id)]
    const read = async () => (await db.question.findUniqueOrThrow({ where: { id: one?.id ?? '' } })).text
    const put = (text: string) =>
      asOwner((client) => client.query('UPDATE question SET text = $2 WHERE id = $1', [one?.id, text]))
    expect(await read()).toContain('Qzx')
    await put(other)
    await expect(read()).rejects.toSatisfy(isTextUnreadable)
    await asOwner((client) => client.query('UPDATE question SET draft = text, text = $2 WHERE id = $1', [one?.id, own]))
    expect(await read()).toContain('Qzx')
    await expect(
      db.question.findUniqueOrThrow({ where: { id: one?.id ?? '' } }).then(({ draft }) => draft),
    ).rejects.toSatisfy(isTextUnreadable)
    await asOwner((client) => client.query(`UPDATE question SET draft = '' WHERE id = $1`, [one?.id]))
  })

  test('is written into one row by its key, or not at all', async () => {
    await expect(db.assistCase.updateMany({ where: {}, data: { issue: 'Grief' } })).rejects.toThrow('name the one row')
    const { id } = await db.assistCase.findFirstOrThrow()
    await expect(db.assistCase.update({ where: { id }, data: { issue: { set: 'Grief' } } })).rejects.toThrow(
      'as a text',
    )
    const nested = { requests: { update: { where: { id }, data: { goalOther: 'Grief' } } } }
    await expect(db.assistCase.update({ where: { id }, data: nested })).rejects.toThrow()
  })

  test('of a code by hand opens by its place', async () => {
    const { id, totpSecret } = await db.person.findFirstOrThrow({ where: { totpSecret: { not: null } } })
    expect(open(totpSecret ?? '', placeOf('person', 'totp_secret', id))).toBe(written.marker('person.totp_secret'))
  })
})
