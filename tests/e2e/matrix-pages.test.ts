import { expect } from '@playwright/test'
import { bare } from '@/tests/support/matrix/bare'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { asking, filledIn, handlers, type Page, pages } from '@/tests/support/matrix/pages'
import { everybody, isAllowed, type Ownership, ownerships, type Somebody } from '@/tests/support/matrix/row'
import { inTurns, type Matrix, nowhere, standings, test } from '@/tests/support/matrix/server'

// Every page and route handler × everybody, and nobody × every ownership (quality S1). What is out of reach does not exist.

type Asked = Exclude<Page, { anyone: string }>
const gets = Object.entries(handlers).flatMap(([name, row]) =>
  name.startsWith('GET ') ? [[name.slice(4), row] as const] : [],
)
const everything = [...Object.entries(pages), ...gets]
const asked = everything.filter((row): row is [string, Asked] => !('anyone' in row[1]))
const counted = { allow: 0, deny: 0, signedOut: 0 }

const may = (page: Asked, who: Somebody, whose: Ownership) =>
  'lets' in page ? page.lets.includes(who) : isAllowed(page.finds, who, whose)

/** As the browser asks for a page, for its data when a link is followed, and ahead of that. */
const ways: Record<string, Record<string, string>> = {
  page: {},
  data: { rsc: '1' },
  prefetch: { rsc: '1', 'next-router-prefetch': '1' },
  segment: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
}

/** A page as such, and each way of the scripts; in the small size one of those, another for each person. */
const waysOf = (who: Somebody) =>
  Object.entries(ways).filter(
    ([way], nth) =>
      way === 'page' ||
      process.env.SIZE === 'full' ||
      nth === 1 + (everybody.indexOf(who) % (Object.keys(ways).length - 1)),
  )

/** What there is once nothing is written any more: that a page was seen is kept after it was sent. */
async function atRest(matrix: Matrix): Promise<string> {
  let digest = ''
  await expect(async () => {
    const before = digest
    digest = await matrix.digest(['sign_in_attempt', 'rate_limit', 'known_browser'])
    expect(digest).toBe(before)
  }).toPass({ intervals: [100] })
  return digest
}

for (const [address, page] of asked)
  test(address, async ({ matrix }) => {
    const of = 'of' in page ? page.of : 'idle'
    const records: GridRecord[] = []
    for (const whose of 'of' in page ? ownerships : (['own'] as const)) records.push(await matrix.record(whose, of))
    const before = await atRest(matrix)
    await inTurns(everybody, (who) => expectDenied(matrix, address, page, who, records))
    expect(await atRest(matrix), 'looking in vain').toBe(before)
    await inTurns(everybody, (who) => expectAllowed(matrix, address, page, who, records))
  })

async function expectAllowed(matrix: Matrix, address: string, page: Asked, who: Somebody, records: GridRecord[]) {
  for (const record of records.filter(({ whose }) => may(page, who, whose))) {
    const { status } = await matrix.get(filledIn(asking(address, page), record), matrix.cookie(who))
    expect(status, `${address}: ${who}, ${record.whose}`).toBe(page.onward ? 307 : 200)
    counted.allow += 1
  }
}

async function expectDenied(matrix: Matrix, address: string, page: Asked, who: Somebody, records: GridRecord[]) {
  const denied = records.filter(({ whose }) => !may(page, who, whose))
  const missing = filledIn(asking(address, page), nowhere)
  const cookie = matrix.cookie(who)
  for (const [way, headers] of denied.length > 0 ? waysOf(who) : []) {
    const none = await matrix.get(missing, cookie, headers)
    const [first] = denied
    // The ways in which scripts ask have one answer for all of somebody's records: one is enough in the small size.
    for (const record of way === 'page' || process.env.SIZE === 'full' ? denied : [first as GridRecord]) {
      const path = filledIn(asking(address, page), record)
      const about = `${address} as ${way}: ${who}, ${record.whose}`
      const answer = await matrix.get(path, cookie, headers)
      if (way === 'page') expect(answer.status, about).toBe(404)
      expect(answer.status, about).toBe(none.status)
      expect(answer.body, about).not.toContain(record.familyName)
      expect(bare(answer.body, path), about).toEqual(bare(none.body, missing))
      counted.deny += 1
    }
  }
}

test('whoever is not signed in, not any more or not yet is led to the sign-in', async ({ matrix }) => {
  const cells = asked.flatMap(([address, page], nth) =>
    [...standings.slice(1), null].flatMap((how, mth) => {
      const some = process.env.SIZE === 'full' ? everybody : [everybody[(nth + mth) % everybody.length] as Somebody]
      return some.map((who) => ({ address, page, who, how }))
    }),
  )
  await inTurns(cells, async ({ address, page, who, how }) => {
    const record = await matrix.record('own', 'of' in page ? page.of : 'idle')
    const about = `${address}: ${how ?? 'signed out'} ${who}`
    const answer = await matrix.get(filledIn(address, record), how ? matrix.cookie(who, how) : '')
    expect([303, 307], about).toContain(answer.status)
    expect(answer.location, about).toMatch(/^(http:\/\/localhost:\d+)?\/sign-in/)
    expect(answer.body, about).not.toContain(record.familyName)
    counted.signedOut += 1
  })
})

test('what anyone may ask for answers everybody, and without an error', async ({ matrix }) => {
  const open = everything.filter(([, page]) => 'anyone' in page)
  for (const [address] of open)
    for (const cookie of ['', ...everybody.map((who) => matrix.cookie(who)), matrix.cookie('consultant', 'revoked')]) {
      const { status, body } = await matrix.get(filledIn(address, nowhere), cookie)
      expect(status, address).toBeLessThan(500)
      expect(body, address).not.toContain('Marlowe')
    }
})

test.afterAll(() => {
  const { allow, deny, signedOut } = counted
  console.log(`S1: ${asked.length} pages over HTTP: ${allow} cells allow, ${deny} not found, ${signedOut} signed out`)
})
