import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { settleTexts } from '@/bin/text-keys'
import { db } from '@/lib/db'
import { deliverNext } from '@/lib/mail/deliver'
import { requestOf } from '@/lib/requests/queries'
import { saveAnswer } from '@/lib/requests/save-answer'
import { sealedTables } from '@/lib/text-at-rest/fields'
import { readKeys } from '@/lib/text-at-rest/keys'
import { reseal } from '@/lib/text-at-rest/rotate'
import { keyOf } from '@/lib/text-at-rest/sealing'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { done, noon } from '@/tests/support/world'
import { everythingWritten } from './written'

// Keys change beside a portal that reads and writes: this process knows the new one too, as every process does before one seals with it.
const written = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`
const [first, second, third] = [process.env.TEXT_KEY ?? '', written('k2'), written('k3')]
process.env.TEXT_KEYS_BEFORE = `${second},${third}`

const lives = process.env.SIZE === 'full' ? 40 : 3
let worlds: Awaited<ReturnType<typeof everythingWritten>>[] = []
beforeAll(async () => {
  for (let life = 0; life < lives; life++) worlds = [...worlds, await everythingWritten()]
}, 300_000)

/** As a portal that was always started with the first key. */
afterEach(() => asOwner((client) => client.query(`DELETE FROM text_key WHERE id <> 'test'`)))

const rotate = (to: string, ...before: string[]) =>
  asOwner((owner) => reseal(owner, readKeys({ TEXT_KEY: to, TEXT_KEYS_BEFORE: before.join(',') })))
const sum = (done: Awaited<ReturnType<typeof rotate>>, of: 'sealed' | 'unreadable') =>
  done.reduce((all, one) => all + one[of], 0)
const run = (program: string, environment: Record<string, string>) =>
  start(program, { DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1', TEXT_KEYS_BEFORE: '', ...environment })

describe('rotation', () => {
  test('in the middle of reading and writing leaves nothing unreadable and loses no write', async () => {
    const texts = await asOwner(async (client) => {
      let count = 0
      for (const [table, { texts }] of Object.entries(sealedTables))
        for (const column of Object.keys(texts))
          count += Number(
            (await client.query(`SELECT count(*) FROM ${table} WHERE ${column}::text LIKE '%sealed.%'`)).rows[0].count,
          )
      return count
    })
    let [turning, reads, writes] = [true, 0, 0]
    const load = worlds.map(async ({ world, calm, first, asked, marker }) => {
      while (turning) {
        writes += 1
        const answer = `Half of it ${writes}`
        done(await saveAnswer(calm.consultant, { request: asked, answer }, noon))
        const read = await requestOf(calm.consultant, asked)
        expect(read?.questions.at(-1)?.draft).toBe(answer)
        const told = JSON.stringify((await requestOf(world.consultant, first))?.decisions)
        expect(told).toContain(marker('decision.text_for_consultant'))
        reads += 2
      }
    })
    const result = await rotate(second, first)
    const again = await rotate(third, second, first)
    turning = false
    await Promise.all(load)
    expect(sum(result, 'sealed') + sum(result, 'unreadable')).toBeGreaterThan(texts * 0.9)
    expect([sum(result, 'unreadable'), sum(again, 'unreadable')]).toEqual([0, 0])
    // A row that was written meanwhile was left, with both its texts; the next run finds it, and the one after that nothing.
    const rest = await rotate(third, second, first)
    expect(sum(rest, 'sealed')).toBeLessThanOrEqual(2 * worlds.length)
    const last = await rotate(third, second, first)
    expect([sum(last, 'sealed'), new Set(last.flatMap(({ keys }) => keys))]).toEqual([0, new Set(['k3'])])
    console.log(`Rotation: ${texts} texts twice, beside ${reads} reads and ${writes} writes: none unreadable`)
    expect(Math.min(reads, writes)).toBeGreaterThan(5)
  })

  test('by the command counts by field, says which keys it leaves, and finds nothing the second time', async () => {
    await rotate(first, second, third)
    const environment = { TEXT_KEY: second, TEXT_KEYS_BEFORE: `${first},${third}` }
    const once = await run('bin/rotate-keys.ts', environment)
    expect([await once.ended, once.said()]).toEqual([0, expect.stringMatching(/^question\.answer +\d+ sealed anew$/m)])
    expect(once.said()).toMatch(/^\d+ texts are sealed with k2 now that were not before\.$/m)
    expect(once.said()).toContain('The key test is no longer needed here.')
    const twice = await run('bin/rotate-keys.ts', environment)
    expect([await twice.ended, twice.said()]).toEqual([0, expect.stringMatching(/^0 texts are sealed with k2/m)])
    expect(once.said() + twice.said()).not.toMatch(/qzx|[0-9a-f]{8}-[0-9a-f]{4}/i)
    await rotate(first, second)
  })

  test('leaves what does not open as it is, and says so', async () => {
    const { id } = await db.question.findFirstOrThrow({ select: { id: true } })
    const lost = 'sealed.k9.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA'
    await asOwner((client) => client.query('UPDATE question SET draft = $2 WHERE id = $1', [id, lost]))
    const result = await rotate(second, first)
    expect(result.filter(({ unreadable }) => unreadable > 0)).toMatchObject([
      { field: 'question.draft', unreadable: 1, keys: ['k2', 'k9'] },
    ])
    expect(await asOwner(async (c) => (await c.query('SELECT draft FROM question WHERE id = $1', [id])).rows)).toEqual([
      { draft: lost },
    ])
    await asOwner((client) => client.query(`UPDATE question SET draft = '' WHERE id = $1`, [id]))
    await rotate(first, second)
  })
})

describe('a decision', () => {
  const as = async (role: 'owner' | 'phoenix_app', ...statements: string[]) => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      ...(role === 'owner' ? {} : { options: '-c role=phoenix_app' }),
    })
    await client.connect()
    try {
      await client.query('BEGIN')
      for (const statement of statements) await client.query(statement)
      return 'done'
    } catch (error) {
      return (error as Error).message
    } finally {
      await client.query('ROLLBACK')
      await client.end()
    }
  }
  const saysSo = 'SET LOCAL phoenix.resealing = on'
  const sealed = `UPDATE decision SET leaders_note = 'sealed.k2.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA' WHERE leaders_note <> ''`

  test('has its texts sealed anew by the owner who says so, and by nobody else', async () => {
    expect(await as('owner', saysSo, sealed)).toBe('done')
    expect(await as('owner', sealed)).toBe('history is never changed')
    expect(await as('phoenix_app', saysSo, sealed)).toBe('permission denied for table decision')
    expect(await as('phoenix_app', sealed)).toBe('permission denied for table decision')
  })

  test.each([
    ['its number', `UPDATE decision SET sessions = 1 WHERE outcome = 'endorsed'`, 'history is never changed'],
    ['its time', 'UPDATE decision SET decided_at = now()', 'history is never changed'],
    [
      'a text that is taken away',
      `UPDATE decision SET leaders_note = '' WHERE leaders_note <> ''`,
      'history is never changed',
    ],
    ['a text that was not there', sealed.replace(`<> ''`, `= ''`), 'history is never changed'],
    ['a plain text', `UPDATE decision SET leaders_note = 'x' WHERE leaders_note <> ''`, /decision_sealed/],
    ['its end', 'DELETE FROM decision', 'history is never changed'],
  ])('keeps all else even then: %s', async (_, statement, said) => {
    expect(await as('owner', saysSo, statement)).toMatch(said)
  })
})

describe('before texts were sealed', () => {
  /** The database as it was: the laws of migration 0010 are not there yet, and texts lie open. */
  const asItWas = () =>
    asOwner(async (client) => {
      const { rows } = await client.query(
        `SELECT conrelid::regclass AS "table", conname AS name, pg_get_constraintdef(oid) AS law FROM pg_constraint WHERE contype = 'c' AND conname LIKE '%\\_sealed'`,
      )
      for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
      await client.query(`UPDATE question SET text = 'Since when?', answer = CASE WHEN answer IS NOT NULL THEN 'Since May.' END, draft = '';
        UPDATE assist_case SET issue = 'Grief'; UPDATE calendar_block SET title = 'Lunch', detail = '';
        UPDATE request SET goal_other = '', typed = '{"sessions": "2", "details": {"risk": "Low."}}' WHERE status = 'draft';
        UPDATE mail SET text = 'A request waits.', html = '<p>A request waits.</p>', status = 'queued', settled_at = NULL;
        UPDATE further_detail SET answer = 'Said.'`)
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE decision SET leaders_note = 'Seen.' WHERE leaders_note <> ''; COMMIT`)
      for (const { table, name, law } of rows)
        await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${law.replace(' NOT VALID', '')} NOT VALID`)
    })

  test('everything is sealed by the next start, once, and read as it was', async () => {
    await asItWas()
    const { calm, asked } = worlds[0] as (typeof worlds)[number]
    await expect(requestOf(calm.consultant, asked).then((read) => read?.questions[0]?.text)).rejects.toThrow(
      'is not sealed',
    )
    await settleTexts(databaseUrl, { TEXT_KEY: first })
    const open = () =>
      asOwner((c) => c.query(`SELECT 1 FROM pg_constraint WHERE conname LIKE '%\\_sealed' AND NOT convalidated`))
    expect((await open()).rowCount).toBe(0)
    const read = await requestOf(calm.consultant, asked)
    expect(read?.questions).toMatchObject([{ text: 'Since when?', answer: null, draft: '' }])
    expect(await db.request.findFirst({ where: { status: 'draft' } })).toMatchObject({
      typed: { sessions: '2', details: { risk: 'Low.' } },
    })
    expect(await db.decision.findFirst({ where: { leadersNote: { not: '' } } })).toMatchObject({ leadersNote: 'Seen.' })
    const [first_, ...others] = await asOwner(async (c) => (await c.query('SELECT title FROM calendar_block')).rows)
    expect([keyOf(first_?.title), others.length > 0]).toEqual(['test', true])
    await settleTexts(databaseUrl, { TEXT_KEY: first })
    expect(await asOwner(async (c) => (await c.query('SELECT title FROM calendar_block')).rows)).toEqual([
      first_,
      ...others,
    ])
  })
})

describe('a key that is lost', () => {
  const sentence =
    /^The database holds texts sealed with the key test, which is not in the environment\. Put it back in TEXT_KEY, [^\n]+\n$/
  test.each(['bin/worker.ts', 'bin/web.ts', 'bin/rotate-keys.ts'])('ends %s with one sentence', async (program) => {
    await settleTexts(databaseUrl, { TEXT_KEY: first })
    const missing = await run(program, { TEXT_KEY: second, NODE_ENV: 'production' })
    expect([await missing.ended, missing.said()]).toEqual([1, expect.stringMatching(sentence)])
  })

  test('or is another under its name, or written wrongly, likewise', async () => {
    const other = await run('bin/worker.ts', { TEXT_KEY: written('test') })
    expect([await other.ended, other.said()]).toEqual([1, expect.stringMatching(/^The key test in TEXT_KEY [^\n]+\n$/)])
    const wrong = await run('bin/worker.ts', { TEXT_KEY: 'k1:secret' })
    expect([await wrong.ended, wrong.said()]).toEqual([1, expect.stringMatching(/^TEXT_KEY is a name [^\n]+\n$/)])
    expect(wrong.said()).not.toContain('secret')
    const proofs = await asOwner(async (c) => (await c.query('SELECT id FROM text_key')).rows.map(({ id }) => id))
    expect(proofs).toEqual(['test'])
  })

  test('while a portal runs stops a mail without sending it, and it goes once the key is back', async () => {
    await asOwner((client) => client.query(`UPDATE mail SET status = 'sent'`))
    const { id } = await db.mail.findFirstOrThrow()
    const own = (await asOwner((c) => c.query('SELECT text FROM mail WHERE id = $1', [id]))).rows[0].text
    const put = (text: string) =>
      asOwner((c) =>
        c.query(
          `UPDATE mail SET text = $2, status = 'queued', attempts = 0, queued_at = $3, next_attempt_at = $3 WHERE id = $1`,
          [id, text, noon],
        ),
      )
    const sent: string[] = []
    const transport = {
      send: async ({ text }: { text: string }) => ({ fate: 'sent' as const, _: sent.push(text) }),
      close: () => {},
    }
    await put(own.replace('sealed.test.', 'sealed.k8.'))
    expect(await deliverNext(transport, 'one', () => noon)).toMatchObject({ status: 'queued', code: 'TEXT-KEY' })
    expect([sent, (await db.mail.findUniqueOrThrow({ where: { id } })).lastError]).toEqual([
      [],
      expect.stringContaining('does not open'),
    ])
    await put(own)
    expect(await deliverNext(transport, 'one', () => noon)).toMatchObject({ status: 'sent', code: '' })
    expect(sent).toEqual(['A request waits.'])
  })
})
