import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { bundle } from '@/bin/bundle.mjs'
import { migrate, siblingUrl, withDatabase } from '@/bin/prepare'
import { digestOf } from '@/tests/support/matrix/digest'
import type { GridRecord, State } from '@/tests/support/matrix/grid'
import type { GridWish } from '@/tests/support/matrix/grid-teller'
import type { Ownership, Somebody } from '@/tests/support/matrix/row'
import { portal } from '@/tests/support/portal'
import { startSecondServer } from '@/tests/support/second-server'

// The production build on a database of its own, so that not one row changes but by what is asked here.

/** How a sign-in can stand; only of the first a gate knows. */
export const standings = ['stands', 'revoked', 'disabled', 'half', 'expired'] as const
export type Standing = (typeof standings)[number]

export type Answer = { status: number; location: string; body: string }
export type Sending = { form: Record<string, string> } | { plain: Record<string, string> } | { args: unknown[] }

export type Matrix = {
  /** Asks for a page, as the browser with this cookie; without one, as nobody. */
  get: (path: string, cookie?: string, headers?: Record<string, string>) => Promise<Answer>
  /** Posts an action by its file and export to a page's address, as Next's own client does. */
  post: (action: string, path: string, sending: Sending, cookie?: string) => Promise<Answer>
  cookie: (who: Somebody, standing?: Standing) => string
  /** A record that nobody may have changed, the same each time; or a new one. */
  record: (whose: Ownership, of: State, fresh?: 'fresh') => Promise<GridRecord>
  digest: (but?: readonly string[]) => Promise<string>
  /** Practice staff act for the anchor, whomever they chose. */
  actForAnchor: () => Promise<void>
}

/** A record that there is not, by names that are as long and look as right as any. */
export const nowhere = {
  ...{ client: '00000000-0000-4000-8000-000000000001', case: 'ASST-999999', appointment: 'APP-99999' },
  ...{ request: 'ESR-0000Z0', task: '00000000-0000-4000-8000-000000000002', token: 'A'.repeat(43) },
  ...{ block: '00000000-0000-4000-8000-000000000003', consultant: '00000000-0000-4000-8000-000000000004' },
  ...{ practice: '00000000-0000-4000-8000-000000000005', organisation: '00000000-0000-4000-8000-000000000006' },
  ...{ person: '00000000-0000-4000-8000-000000000007', mail: '00000000-0000-4000-8000-000000000008' },
  holiday: 'QLD-2027-02-03',
} as GridRecord

/** Does something for each of a list, a few at a time. */
export async function inTurns<One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  const left = [...all].reverse()
  const lane = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one)
  }
  await Promise.all(Array.from({ length: 6 }, lane))
}

export const test = base.extend<object, { matrix: Matrix }>({
  matrix: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const { matrix, stop } = await start()
      await use(matrix)
      await stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

async function start() {
  const database = siblingUrl(portal().database, `phoenix_matrix_${process.pid}`)
  const program = await bundle('tests/support/matrix/grid-teller.ts')
  await migrate(database)
  const server = await startSecondServer({ DATABASE_URL: database })
  const environment = { DATABASE_URL: database, NEXTAUTH_SECRET: secret, TEXT_KEY: portal().textKey }
  const teller = spawn(process.execPath, [program], { env: { ...process.env, PORTAL_URL: server.url, ...environment } })
  teller.stderr.pipe(process.stderr)
  const lines = createInterface({ input: teller.stdout })[Symbol.asyncIterator]()
  const tell = async <Told>(wish: GridWish): Promise<Told> => {
    teller.stdin.write(`${JSON.stringify(wish)}\n`)
    const told = JSON.parse((await lines.next()).value ?? '{"error":"The teller is gone."}')
    if (told.error) throw new Error(told.error)
    return told
  }
  const owner = new pg.Client({ connectionString: database })
  await owner.connect()
  const cookies = await cookiesOf(await tell<Record<Somebody, Record<Standing, string>>>({ people: true }))
  const stop = async () => {
    teller.stdin.end()
    await server.stop()
    await owner.end()
    await withDatabase(siblingUrl(database, 'postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS phoenix_matrix_${process.pid} WITH (FORCE)`),
    )
  }
  const made = new Map<string, Promise<GridRecord>>()
  const record = (whose: Ownership, of: State, fresh?: 'fresh') => {
    const key = `${whose} ${of}`
    const known = (!fresh && made.get(key)) || tell<GridRecord>({ whose, of })
    if (!fresh) made.set(key, known)
    return known
  }
  const ask = (path: string, init: RequestInit) => fetch(`${server.url}${path}`, { ...init, redirect: 'manual' })
  const matrix: Matrix = {
    get: async (path, cookie = '', headers = {}) => read(await ask(path, { headers: { ...headers, cookie } })),
    post: async (action, path, sending, cookie = '') => {
      const { body, type } = encoded(sending)
      const headers = { cookie, origin: server.url, accept: 'text/x-component', 'next-action': idOf(action), ...type }
      return read(await ask(path, { method: 'POST', headers, body }))
    },
    cookie: (who, standing = 'stands') => cookies.get(`${who} ${standing}`) ?? '',
    record,
    digest: (but) => digestOf(owner, but),
    actForAnchor: async () => {
      const { mine } = await record('own', 'idle')
      await owner.query('UPDATE sign_in SET acting_for_id = $1 WHERE acting_for_id <> $1', [mine])
    },
  }
  return { matrix, stop }
}

async function read(answer: Response): Promise<Answer> {
  const { status, headers } = answer
  return {
    status,
    location: headers.get('location') ?? headers.get('x-action-redirect') ?? '',
    body: await answer.text(),
  }
}

/** What the second server seals its tokens with. */
const secret = 's'.repeat(32)

async function cookiesOf(signIns: Record<string, Record<string, string>>): Promise<Map<string, string>> {
  const all = Object.entries(signIns).flatMap(([who, each]) =>
    Object.entries(each).map(async ([standing, signInId]) => {
      const token = await encode({ token: { signInId }, secret, maxAge: 43_200 })
      return [`${who} ${standing}`, `next-auth.session-token=${token}`] as const
    }),
  )
  return new Map(await Promise.all(all))
}

/** The arguments of an action as React sends them: forms field by field before what refers to them, values as text. */
function encoded(sending: Sending): { body: FormData | string; type: Record<string, string> } {
  if ('args' in sending)
    return { body: JSON.stringify(sending.args), type: { 'content-type': 'text/plain;charset=UTF-8' } }
  const body = new FormData()
  for (const [name, value] of Object.entries('form' in sending ? sending.form : sending.plain))
    body.append(`_1_${name}`, value)
  const before = { values: {}, sentence: '', fields: {}, attempt: 0 }
  body.append('0', JSON.stringify('form' in sending ? [before, '$K1'] : ['$K1']))
  return { body, type: {} }
}

type Reference = { filename: string; exportedName: string }
let references: Map<string, string> | undefined

/** Every action of the build by its file and export, as the matrix names it, with the id that it is posted by. */
export function builtActions(): ReadonlyMap<string, string> {
  references ??= new Map(
    Object.entries<Reference>(
      JSON.parse(readFileSync(join('.next', 'server', 'server-reference-manifest.json'), 'utf8')).node,
    ).map(([id, { filename, exportedName }]) => [
      `${filename.replaceAll(/^app\/|\([^)]+\)\//g, '')} ${exportedName}`,
      id,
    ]),
  )
  return references
}

const idOf = (action: string): string => {
  const id = builtActions().get(action)
  if (!id) throw new Error(`The build has no ${action}.`)
  return id
}
