import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainArguments } from '@/bin/web/arguments'

const runs = process.env.SIZE === 'full' ? 20_000 : 1_000

/** Texts and names of any JSON, with what React and JavaScript read something into. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  fc.constantFrom(
    '$K1',
    '$F1',
    '$@1',
    '$undefined',
    '$$x',
    '$0:a:constructor',
    '__proto__',
    'constructor',
    '\0',
    '\ud800',
  ),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 12 }, word, fc.double(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.array(fc.tuple(word, tie('value')), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
}))

const within = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(Object(value)).flatMap(([name, one]) => [
        ...(Array.isArray(value) ? [] : [`name ${name}`]),
        ...within(one),
      ])

describe('arguments that are let through', () => {
  it('refer to nothing, poison nothing and hold no NUL, whatever was sent', () => {
    let passed = 0
    const forms = new Set(['$K1'])
    const property = fc.property(fc.array(json.value, { maxLength: 3 }), (list) => {
      const clean = plainArguments(JSON.stringify(list), forms)
      if (!clean) return
      passed++
      for (const text of within(JSON.parse(JSON.stringify(clean)))) {
        expect(text).not.toMatch(/^\$(?!\$|undefined$|K1$)|\0|^name (__proto__|constructor|prototype)$/)
      }
    })
    fc.assert(property, { numRuns: runs, seed: 5 })
    expect(passed).toBeGreaterThan(runs / 10)
  })

  it('are what was sent, where our own pages send it', () => {
    const list = [{ values: { goal: '$$5' }, fields: {}, sentence: '', attempt: 2 }, '$K1']
    expect(plainArguments(JSON.stringify(list), new Set(['$K1']))).toEqual(list)
    expect(plainArguments(JSON.stringify(list))).toBeNull()
    expect(plainArguments(JSON.stringify([{ form: '$K1' }]), new Set(['$K1']))).toBeNull()
  })
})
