import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { faultOf } from '@/lib/database-fault'
import { db, type Tx } from '@/lib/db'
import { databaseUrl } from '@/tests/support/database'
import { practice } from '@/tests/support/world'

describe('the portal’s connections', () => {
  it.each([
    ['statement_timeout', '12s'],
    ['lock_timeout', '8s'],
    ['idle_in_transaction_session_timeout', '18s'],
    ['TimeZone', 'UTC'],
    ['role', 'phoenix_app'],
  ])('have %s %s', async (name, value) => {
    const rows = await db.$queryRaw<{ value: string }[]>`SELECT current_setting(${name}) AS value`
    expect(rows).toEqual([{ value }])
  })
})

describe('a fault of the database', () => {
  const known = { name: 'DatabaseFault', digest: 'DATABASE-AWAY' }

  it('has its name whatever asked', async () => {
    const id = await practice()
    const other = new pg.Client(databaseUrl)
    await other.connect()
    await other.query('BEGIN')
    await other.query('SELECT FROM practice WHERE id = $1 FOR UPDATE', [id])
    const ask = (work: (tx: Tx) => Promise<unknown>) =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL lock_timeout = 50`
        await work(tx)
      })
    const busy = { ...known, fault: 'busy', sqlState: '55P03' }
    await expect(ask((tx) => tx.practice.update({ where: { id }, data: { name: 'x' } }))).rejects.toMatchObject(busy)
    await expect(ask((tx) => tx.$queryRaw`SELECT FROM practice FOR UPDATE`)).rejects.toMatchObject(busy)
    await other.end()
    const readOnly = db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL transaction_read_only = on`
      await tx.practice.update({ where: { id }, data: { name: 'x' } })
    })
    await expect(readOnly).rejects.toMatchObject({ ...known, fault: 'away', sqlState: '25006' })
  })

  it('is none where the portal is at fault', async () => {
    const error = await db.$queryRaw`SELECT * FROM nothing`.catch((thrown: unknown) => thrown)
    expect([faultOf(error), error]).toEqual([null, expect.not.objectContaining(known)])
  })
})

it('two changes that wait for each other are both made, neither twice', async () => {
  const [one, other] = [await practice(), await practice()]
  let tries = 0
  let arrived = () => {}
  const bothHold = new Promise<void>((done) => {
    let left = 2
    arrived = () => void (--left === 0 && done())
  })
  const rename = (first: string, second: string) =>
    db.$transaction(async (tx) => {
      tries += 1
      for (const id of [first, second]) {
        await tx.$executeRaw`UPDATE practice SET name = name || '!' WHERE id = ${id}::uuid`
        arrived()
        if (id === first) await bothHold
      }
    })
  await Promise.all([rename(one, other), rename(other, one)])
  expect(tries).toBe(3)
  const names = await db.practice.findMany({ where: { id: { in: [one, other] } }, select: { name: true } })
  expect(names.map(({ name }) => name.match(/!*$/)?.[0])).toEqual(['!!', '!!'])
})
