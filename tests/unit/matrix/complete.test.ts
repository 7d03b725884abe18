import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { actions } from '@/tests/support/matrix/actions'
import { type Discovered, discover, gates } from '@/tests/support/matrix/discover'
import { open } from '@/tests/support/matrix/open'
import { handlers, pages } from '@/tests/support/matrix/pages'
import { queries } from '@/tests/support/matrix/rows'

// The matrix is whole (S1): whatever the compiler finds has a row, and each row is about something. row.ts says how to add one.

const found = discover(process.cwd())
const sorted = (names: Iterable<string>) => [...names].toSorted()

describe('has a row and no more', () => {
  test('each page', () => expect(sorted(Object.keys(pages))).toEqual(sorted(found.pages)))
  test('each route handler', () => expect(sorted(Object.keys(handlers))).toEqual(sorted(found.handlers)))
  test('each server action', () => expect(sorted(Object.keys(actions))).toEqual(sorted(found.actions)))
  test('each query and verb', () => expect(sorted(Object.keys(queries))).toEqual(sorted(found.queries.keys())))
  test('each server function of a route that asks for nobody', () =>
    expect(sorted(Object.keys(open))).toEqual(sorted(found.open)))
  test('each kind of person that a gate makes', () => {
    const made = [...readFileSync('lib/people/person.ts', 'utf8').matchAll(/export type (\w+) = \{[^}]*\} & Gated</g)]
    const nested = [...readFileSync('lib/people/person.ts', 'utf8').matchAll(/& Gated</g)]
    expect(nested.length).toBe(gates.length - 1)
    for (const [, name] of made) expect(gates).toContain(name)
  })
})

/** A small portal, in which something was added everywhere. */
const portal: Record<string, string> = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      jsx: 'preserve',
      module: 'esnext',
      moduleResolution: 'bundler',
      paths: { '@/*': ['./*'] },
    },
  }),
  'lib/people/person.ts': `declare const gate: unique symbol
    type Gated<Name extends string> = { readonly [gate]: Name }
    export type Person = { readonly id: string }
    export type Consultant = { readonly id: string } & Gated<'consultant'>
    export type Administrator = { readonly id: string } & Gated<'administrator'>
    export type ClinicalLeader = { readonly id: string } & Gated<'clinical_leader'>`,
  'lib/cases/queries.ts': `import 'server-only'
    import type * as who from '@/lib/people/person'
    type Viewer = who.Consultant
    export async function declared(viewer: who.Consultant, id: string) { return viewer.id + id }
    export const arrow = (viewer: Viewer) => viewer.id
    const either = ({ id }: who.Consultant | who.Administrator) => id
    const made = (work: (leader: who.ClinicalLeader) => string) => async (leader: who.ClinicalLeader) => work(leader)
    export const wired = made(({ id }) => id)
    export { either as renamed }
    export const byId = (id: string) => id
    export const unused = (id: string) => id
    export type Ignored = string`,
  'lib/cases/words.ts': `import type { Consultant } from '@/lib/people/person'
    export const pure = (viewer: Consultant) => viewer.id`,
  'app/(portal)/cases/[case]/page.tsx': `import { byId, declared } from '@/lib/cases/queries'
    export default async function Page() {
      async function inline() {
        'use server'
        byId('')
      }
      return String(inline) + declared
    }`,
  'app/page.tsx': 'export default () => null',
  'app/(portal)/cases/actions.ts': `// Says first what it is.
    'use server'
    import { wired } from '@/lib/cases/queries'
    const send = async () => wired
    export async function declared() {}
    export const wiredUp = send
    export { send as renamed }
    export type Ignored = string`,
  'components/cases/button.tsx': `export const Button = () => {
      const press = async () => {
        "use server"
      }
      return String(press)
    }`,
  'app/api/file/route.ts': `const answer = () => new Response()
    export const dynamic = 'force-dynamic'
    export { answer as GET, answer as PUT }
    export async function DELETE() { return new Response() }`,
}

describe('finds what is added', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-matrix-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(portal)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text.replaceAll('\n    ', '\n'))
  }
  const added: Discovered = discover(folder)

  test('pages and handlers', () => {
    expect(added.pages).toEqual(['/cases/[case]', '/'])
    expect(sorted(added.handlers)).toEqual(['DELETE /api/file', 'GET /api/file', 'PUT /api/file'])
  })

  test('actions, however they are written', () => {
    expect(sorted(added.actions)).toEqual([
      'cases/[case]/page.tsx in line 4',
      ...['cases/actions.ts declared', 'cases/actions.ts renamed', 'cases/actions.ts wiredUp'],
      'components/cases/button.tsx in line 3',
    ])
  })

  test('queries and verbs, by the type of their first parameter', () => {
    expect(Object.fromEntries(added.queries)).toEqual({
      'cases/queries.ts declared': ['Consultant'],
      'cases/queries.ts arrow': ['Consultant'],
      'cases/queries.ts wired': ['ClinicalLeader'],
      'cases/queries.ts renamed': ['Consultant', 'Administrator'],
    })
  })

  test('what a route takes and asks for nobody', () => expect(added.open).toEqual(['cases/queries.ts byId']))
})
