import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { multipart } from '@/tests/support/raw-http'

/** A post that no page sends; what of `headers` is undefined is left out. */
export type Post = { kind: string; headers: Record<string, string | undefined>; body: Buffer }

/** The names that fields have anywhere in the portal: a post of unknown names would only be incomplete. */
function fieldNames(): string[] {
  const files = ['components', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(folder, name)),
  )
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bname="([\w.-]+)"/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)].sort()
}

const hostile = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202eevil',
    '{"$gt":""}',
    '{"$ne":null}',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'true',
    'null',
    '[]',
    '{}',
    '-1',
    '0',
    '1e309',
    'NaN',
    '99999999999999999999',
  ],
  ...[
    'ASST-99999999999999999999',
    'APP-99999999999999999999',
    'ESR-000000',
    'ESR-\0\0\0\0\0\0',
    '../../etc/passwd',
    '%00',
    '$1',
    '$K1',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '0000000g-0000-0000-0000-000000000000',
    '31/02/2026',
    '9999999-99-99',
    '+275760-09-13',
  ],
  ...[
    '25:61',
    '\r\nSet-Cookie: a=b',
    'x'.repeat(30_000),
    'é'.repeat(5_000),
    '🜚',
    'Infinity',
    '0x10',
    '１２',
    'javascript:alert(1)',
    '//evil.example',
  ],
]

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const key = fc.oneof(
  fc.constantFrom(...fieldNames(), '$gt', '$where', '__proto__', 'constructor', 'prototype', '0', ''),
  text,
)
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  record: fc.array(fc.tuple(key, tie('any')), { maxLength: 12 }).map((pairs) => Object.fromEntries(pairs)),
}))
/** In the form React gives texts that begin with its sign, so that they come through to the action. */
const escaped = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' && one.startsWith('$') ? `$${one}` : one))

const fields = fc.array(fc.tuple(fc.constantFrom(...fieldNames()), text), { minLength: 1, maxLength: 20 })
const state = fc.oneof(
  fc.constant({ values: {}, fields: {}, sentence: '', attempt: 0 }),
  json.any,
  fc.constant({ attempt: '1e9' }),
)
const type = 'multipart/form-data; boundary=seven-words'

const textPost = (kind: string, list: unknown): Post => ({
  ...{ kind, headers: { 'content-type': 'text/plain;charset=UTF-8' } },
  body: Buffer.from(typeof list === 'string' ? list : JSON.stringify(list)),
})
const formPost = (kind: string, parts: Parameters<typeof multipart>[0], headers: Post['headers'] = {}): Post => ({
  ...{ kind, headers: { 'content-type': type, ...headers } },
  body: multipart(parts),
})
const within = (list: unknown, typed: [string, string][]) => [
  ...typed.map(([name, value]) => [`_1_${name}`, value] as const),
  ['0', JSON.stringify(list)] as const,
]

/** What comes through the guard: the action itself must cope with it. */
const reaching = [
  fc.array(json.any, { maxLength: 8 }).map((list) => textPost('arguments of other kinds', escaped(list))),
  json.record.map((record) => textPost('a record', [escaped(record)])),
  fc
    .tuple(state, fields)
    .map(([before, typed]) => formPost('a form with its state', within([escaped(before), '$K1'], typed))),
  fields.map((typed) => formPost('a form alone', within(['$K1'], typed))),
  fc
    .tuple(fields, json.any)
    .map(([typed, more]) => formPost('a form in the wrong place', within(['$K1', escaped(more), '$K1'], typed))),
]

const cut = (post: Post, at: number): Post => ({ ...post, kind: 'a body cut short', body: post.body.subarray(0, at) })
const whole = formPost('', within([{ attempt: 0 }, '$K1'], [['case', 'ASST-1']]))
const deep = (levels: number) => textPost('deep JSON', '['.repeat(levels) + ']'.repeat(levels))

/** What the guard itself refuses. `id` is the action's. */
const refused = (id: string) => [
  fc
    .constantFrom('https://evil.example', 'null', '', 'nonsense', undefined)
    .map((origin) => ({ ...whole, kind: 'a foreign origin', headers: { ...whole.headers, origin } })),
  fc.nat({ max: whole.body.length - 3 }).map((at) => cut(whole, at)),
  fc
    .constantFrom(
      'multipart/form-data',
      'application/json',
      'application/x-www-form-urlencoded',
      undefined,
      'text/html',
      'multipart/form-data; boundary=other',
    )
    .map((other) => ({ ...whole, kind: 'a wrong type', headers: { 'content-type': other } })),
  fc.nat({ max: 39 }).map((at) => ({
    ...whole,
    kind: 'a forged id',
    headers: {
      ...whole.headers,
      'next-action': id.slice(0, at + 2) + (id[at + 2] === '0' ? '1' : '0') + id.slice(at + 3),
    },
  })),
  fc
    .constantFrom('$F1', '$h1', '$@1', '$B0', '$1:constructor', '$Q1', '$i1', '$W1')
    .map((one) => textPost('a reference', [one, { a: one }])),
  fc
    .constantFrom('{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}')
    .map((one) => textPost('a prototype', `[${one}]`)),
  fc.constantFrom(50, 5_000).map(deep),
  fc.constant(
    formPost('a file', ['content-disposition: form-data; name="_1_case"; filename="a.txt"\r\n\r\nx', ['0', '["$K1"]']]),
  ),
  fc.constant(
    formPost(
      '2,000 fields',
      Array.from({ length: 2_000 }, (_, at) => [`_1_${at}`, 'x'] as const),
    ),
  ),
  fc.constant(textPost('too much', [Array(1_100_000).fill('x').join('')])),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ ...whole, kind: 'no form at all', body: Buffer.from(bytes) })),
  fields.map((typed) =>
    formPost('two actions of a form without scripts', [[`$ACTION_ID_${id}`, ''], [`$ACTION_ID_${id}`, ''], ...typed], {
      'next-action': undefined,
    }),
  ),
]

/** As a browser without scripts sends it, by the action's id alone. */
const withoutScripts = (id: string) =>
  fields.map((typed) =>
    formPost('a form without scripts', [[`$ACTION_ID_${id}`, ''], ...typed], { 'next-action': undefined }),
  )

/** So many posts for an action, the same for the same seed. Of an action that takes nothing, every call that comes through is right. */
export function malformedPosts(
  { id, takesNothing }: { id: string; takesNothing: boolean },
  count: number,
  seed: number,
): Post[] {
  const through = takesNothing ? [] : [...reaching, withoutScripts(id)].map((arbitrary) => ({ weight: 4, arbitrary }))
  const arbitrary = fc.oneof(
    ...through,
    ...refused(id).map((one) => ({ weight: 1, arbitrary: one as fc.Arbitrary<Post> })),
  )
  return fc.sample(arbitrary, { numRuns: count, seed })
}
