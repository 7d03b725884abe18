import { expect } from '@playwright/test'
import { type Action, actions } from '@/tests/support/matrix/actions'
import { signsOfLife } from '@/tests/support/matrix/digest'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { filledIn, pages } from '@/tests/support/matrix/pages'
import { everybody, isAllowed, type Ownership, ownerships, type Somebody } from '@/tests/support/matrix/row'
import { builtActions, inTurns, type Matrix, type Sending, standings, test } from '@/tests/support/matrix/server'

// Every server action × everybody, and nobody × every ownership, posted to its own page and to another (quality S1).

type Posted = Exclude<Action, { asked: string }>
const posted = Object.entries(actions).filter((row): row is [string, Posted] => !('asked' in row[1]))
/** A page that everybody has: an action runs whatever path it is posted to. */
const another = '/guides'
const counted = { allow: 0, deny: 0 }

const sendingOf = (action: Posted, record: GridRecord): Sending => {
  if ('form' in action) return { form: action.form(record) }
  return 'plain' in action ? { plain: action.plain(record) } : { args: action.args(record) }
}

const may = (action: Posted, who: Somebody, whose: Ownership) => {
  if ('lets' in action) return action.lets.includes(who)
  return isAllowed('does' in action ? action.does : action.finds, who, whose)
}

const stateOf = (action: Posted) => ('of' in action ? action.of : 'idle')
const whoseOf = (action: Posted): readonly Ownership[] => ('of' in action ? ownerships : ['own'])

test('the build has no action that the matrix does not know', () => {
  expect([...builtActions().keys()].toSorted()).toEqual(Object.keys(actions).toSorted())
})

for (const [name, action] of posted)
  test(name, async ({ matrix }) => {
    for (const who of everybody)
      for (const whose of whoseOf(action))
        if (may(action, who, whose)) await expectAllowed(matrix, name, action, who, whose)
    await expectDenied(matrix, name, action)
  })

async function expectAllowed(matrix: Matrix, name: string, action: Posted, who: Somebody, whose: Ownership) {
  const about = `${name}: ${who}, ${whose}`
  const record = await matrix.record(whose, stateOf(action), 'does' in action ? 'fresh' : undefined)
  const [path, cookie, sending] = [filledIn(action.from, record), matrix.cookie(who), sendingOf(action, record)]
  if (action.first) await matrix.post(action.first, path, sending, cookie)
  const before = await matrix.digest(signsOfLife)
  const { status, body } = await matrix.post(name, path, sending, cookie)
  expect([200, 303], about).toContain(status)
  if ('finds' in action) expect(body, about).toContain(action.shows(record))
  else expect(await matrix.digest(signsOfLife), `${about} changes something: ${body.slice(0, 400)}`).not.toBe(before)
  counted.allow += 1
  await matrix.actForAnchor()
}

/** Who is not allowed something, by name, with their cookie: everybody else, and whoever is not signed in any more, or not yet. */
function others(matrix: Matrix, action: Posted, whose: Ownership): (readonly [Somebody | null, string, string])[] {
  const denied = everybody.filter((who) => !may(action, who, whose))
  const signedOut = whose === 'own' ? standings.slice(1) : []
  const who = everybody.find((one) => may(action, one, whose)) ?? 'consultant'
  return [
    ...denied.map((one) => [one, one, matrix.cookie(one)] as const),
    ...signedOut.map((how) => [null, how, matrix.cookie(who, how)] as const),
    [null, 'signed out', ''] as const,
  ]
}

/** Whether somebody may open the page that it is posted to: then they may be answered with it. */
function seesPage(action: Posted, who: Somebody | null, whose: Ownership): boolean {
  const page = pages[action.from]
  return who !== null && page !== undefined && 'finds' in page && isAllowed(page.finds, who, whose)
}

/** The answer says no: a refusal, *not found* or a redirect, never an error, and nothing of whose record it is. */
async function expectDenied(matrix: Matrix, name: string, action: Posted) {
  const records: GridRecord[] = []
  for (const whose of whoseOf(action)) records.push(await matrix.record(whose, stateOf(action)))
  const before = await matrix.digest(signsOfLife)
  const cells = records.flatMap((record, nth) =>
    others(matrix, action, record.whose).flatMap(([who, as, cookie], mth) => {
      const paths = [filledIn(action.from, record), another]
      const some = process.env.SIZE === 'full' ? paths : [paths[(nth + mth) % 2] ?? another]
      return some.map((path) => ({ who, as, cookie, record, path }))
    }),
  )
  await inTurns(cells, async ({ who, as, cookie, record, path }) => {
    const about = `${name}: ${as}, ${record.whose}, at ${path}`
    const { status, body } = await matrix.post(name, path, sendingOf(action, record), cookie)
    expect([200, 303, 307, 404], about).toContain(status)
    if (!seesPage(action, who, record.whose)) expect(body, about).not.toContain(record.familyName)
    if ('finds' in action) expect(body, about).not.toContain(action.shows(record))
  })
  counted.deny += cells.length
  expect(await matrix.digest(signsOfLife), `${name}: nothing changed`).toBe(before)
}

test.afterAll(() => {
  console.log(`S1: ${posted.length} actions over HTTP: ${counted.allow} cells allow, ${counted.deny} deny`)
})
