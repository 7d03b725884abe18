import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isRefusal } from '@/lib/refusal'
import { asAdministrator, asCaseAssigner, asClinicalLeader, asConsultant, asReviewer } from '@/lib/sign-in/gated'
import { databaseUrl } from '@/tests/support/database'
import { digestOf } from '@/tests/support/matrix/digest'
import { discover, type Gate } from '@/tests/support/matrix/discover'
import { type Grid, type GridRecord, makeGrid, recordOf, type State } from '@/tests/support/matrix/grid'
import { type Cells, isAllowed, type Ownership, ownerships, type Somebody, through } from '@/tests/support/matrix/row'
import { queries } from '@/tests/support/matrix/rows'
import { noon } from '@/tests/support/world'

// Every query and verb × everybody its gate lets in × every ownership (quality S1). Who the gate lets in is in gates.test.ts.

// Some rows are dozens of records made and digests of every table: the slowest took 42 s.
vi.setConfig({ testTimeout: 240_000 })

const gatesOf = discover(process.cwd()).queries
const owner = new pg.Client({ connectionString: databaseUrl })
const counted = { allow: 0, deny: 0 }
const made = new Map<string, GridRecord>()
let grid: Grid

beforeAll(async () => {
  await owner.connect()
  grid = await makeGrid(noon)
})
afterAll(async () => {
  await owner.end()
  const { allow, deny } = counted
  console.log(
    `S1: ${Object.keys(queries).length} queries and verbs, ${allow + deny} cells: ${allow} allow, ${deny} deny`,
  )
})

/** Somebody of the grid as a gate lets them in. */
function actor(who: Somebody, gate: Gate): unknown {
  const person = grid.people[who]
  const acting = who === 'practice_staff' ? { ...grid.anchor, staffReadClinicalText: false } : null
  const entry: Record<Gate, () => unknown> = {
    Consultant: () => asConsultant(person, acting),
    Reviewer: () => asReviewer(person),
    ClinicalLeader: () => asClinicalLeader(person),
    Administrator: () => asAdministrator(person),
    CaseAssigner: () => asCaseAssigner(person),
    Person: () => person,
  }
  return entry[gate]() ?? expect.fail(`${gate} does not let in ${who}`)
}

/** A record that others have seen already: whoever may not change it has left it as it was. */
async function known(whose: Ownership, state: State): Promise<GridRecord> {
  const key = `${whose} ${state}`
  const record = made.get(key) ?? (await recordOf(grid, whose, state))
  made.set(key, record)
  return record
}

const isFound = (result: unknown) => (Array.isArray(result) ? result.length > 0 : Boolean(result) && !isRefusal(result))

const allowedIn = (cells: Cells<never>) =>
  'does' in cells ? cells.does : 'counts' in cells ? cells.counts : cells.finds

/** Whether the record is found, changed, or counted. */
async function ask(cells: Cells<never>, as: never, whose: Ownership, record: GridRecord): Promise<boolean> {
  const result = await cells.try(as, record, noon)
  if (!('counts' in cells)) return isFound(result)
  return Number(await cells.try(as, await recordOf(grid, whose, cells.of), noon)) === Number(result) + 1
}

/** All cells of one person: those that may change something each for itself, then the others, that leave every row as it is. */
async function askAll(cells: Cells<never>, who: Somebody, gate: Gate): Promise<void> {
  const as = actor(who, gate) as never
  const cell = (whose: Ownership) => ({ whose, allowed: isAllowed(allowedIn(cells), who, whose) })
  const expectCell = async ({ whose, allowed }: ReturnType<typeof cell>, record: GridRecord) => {
    expect(await ask(cells, as, whose, record), `${who}, ${whose}, ${cells.of}`).toBe(allowed)
    counted[allowed ? 'allow' : 'deny'] += 1
  }
  const each = ownerships.map(cell)
  const changing = each.filter(({ allowed }) => allowed && 'does' in cells)
  for (const one of changing) {
    const record = await recordOf(grid, one.whose, cells.of)
    const before = await digestOf(owner)
    await expectCell(one, record)
    expect(await digestOf(owner), `${who} changes what is ${one.whose}`).not.toBe(before)
  }
  const records = new Map<Ownership, GridRecord>()
  for (const { whose } of each) records.set(whose, await known(whose, cells.of))
  const before = await digestOf(owner)
  for (const one of each.filter((other) => !changing.includes(other)))
    await expectCell(one, records.get(one.whose) as GridRecord)
  if (!('counts' in cells)) expect(await digestOf(owner), `${who} changes nothing`).toBe(before)
}

const withId = Object.entries(queries).flatMap(([name, row]) => ('noId' in row ? [] : [[name, [row].flat()] as const]))

test.each(withId)('%s', async (name, each) => {
  for (const cells of each)
    for (const gate of gatesOf.get(name) ?? []) for (const who of through[gate]) await askAll(cells, who, gate)
})
