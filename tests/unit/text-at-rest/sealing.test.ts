import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readKeys } from '@/lib/text-at-rest/keys'
import { newProof, whyLost } from '@/lib/text-at-rest/proofs'
import { newId } from '@/lib/text-at-rest/rows'
import { isTextUnreadable, keyOf, open, seal, TextUnreadable } from '@/lib/text-at-rest/sealing'

const runs = process.env.SIZE === 'full' ? 5_000 : 300
const written = (id: string): string => `${id}:${randomBytes(32).toString('base64url')}`
const keys = readKeys({ TEXT_KEY: written('k1') })
const place = 'question.answer:01a2158a-3ab9-745b-b93e-4fce0f6b48e3'
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 500 })

/** What opening says, where it fails. */
function failure(sealed: string, at = place, by = keys): string {
  try {
    return `opened: ${open(sealed, at, by)}`
  } catch (error) {
    if (error instanceof TextUnreadable && isTextUnreadable(error)) return error.message
    throw error
  }
}

describe('a sealed text', () => {
  test(`opens in its place: ${runs} of any characters`, () => {
    fc.assert(
      fc.property(text, (written) => {
        const sealed = seal(written, place, keys)
        expect(sealed).toMatch(/^sealed\.k1\.[\w-]{16}\.[\w-]{22,}$/)
        expect(open(sealed, place, keys)).toBe(written)
      }),
      { numRuns: runs },
    )
  })

  test('stays empty where it was empty, and is another each time where it was not', () => {
    expect([seal('', place, keys), open('', place, keys)]).toEqual(['', ''])
    expect(seal('Grief', place, keys)).not.toBe(seal('Grief', place, keys))
    expect(keyOf(seal('sealed.k9.x.y', place, keys))).toBe('k1')
  })

  test(`opens no more once one character of it is another: ${runs} texts`, () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= !'
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom(...alphabet), (written, at, other) => {
        const sealed = seal(written, place, keys)
        const [start, end] = [sealed.slice(0, at % sealed.length), sealed.slice((at % sealed.length) + 1)]
        const changed = `${start}${other}${end}`
        if (changed !== sealed) expect(failure(changed)).not.toMatch(/^opened/)
        expect(failure(`${sealed}${other}`)).not.toMatch(/^opened/)
        expect(failure(`${start}${end}`)).not.toMatch(/^opened/)
      }),
      { numRuns: runs },
    )
  })

  test('opens in no other place, and not with another key of the same name', () => {
    const sealed = seal('Grief', place, keys)
    expect(failure(sealed, place.replace('answer', 'draft'))).toMatch(/does not open with the key k1/)
    expect(failure(sealed, `${place}0`)).toMatch(/does not open with the key k1/)
    expect(failure(sealed, place, readKeys({ TEXT_KEY: written('k1') }))).toMatch(/does not open with the key k1/)
    expect(failure(sealed, place, readKeys({ TEXT_KEY: written('k2') }))).toMatch(
      /k1, which is neither in TEXT_KEY nor/,
    )
  })

  test('with a tag cut short is refused, although that much of it is right', () => {
    const [secret, nonce] = [written('k1'), randomBytes(12)]
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret.slice(3), 'base64url'), nonce).setAAD(
      Buffer.from(place),
    )
    cipher.final()
    const cut = cipher.getAuthTag().subarray(0, 4).toString('base64url')
    const forged = `sealed.k1.${nonce.toString('base64url')}.${cut}`
    expect(failure(forged, place, readKeys({ TEXT_KEY: secret }))).toMatch(/does not open/)
  })

  test('says in no failure what it is, where it is or what was there instead', () => {
    const unsealed = ['Maria is ill', 'sealed.Maria is ill.x.y', 'sealed.maria.ill', 'sealed.k1.Maria.ill']
    const said = [...unsealed.map((one) => failure(one)), failure(seal('Maria is ill', 'a.b:Maria', keys))].join('\n')
    expect(said).not.toMatch(/maria|ill\b|01a2158a/i)
    expect(said.split('\n').every((line) => line.includes('question.answer'))).toBe(true)
  })
})

describe('keys', () => {
  const [first, second] = [written('k1'), written('k2')]
  const sealed = seal('Grief', place, readKeys({ TEXT_KEY: first }))

  test('of before still open, and the present one seals', () => {
    const both = readKeys({ TEXT_KEY: second, TEXT_KEYS_BEFORE: `${first}, ${written('k0')}` })
    expect(open(sealed, place, both)).toBe('Grief')
    expect(keyOf(seal('Grief', place, both))).toBe('k2')
  })

  test.each([
    ['none', undefined, undefined],
    ['no name', randomBytes(32).toString('base64url'), ''],
    ['a name in capitals', `K1:${randomBytes(32).toString('base64url')}`, ''],
    ['31 bytes', `k1:${randomBytes(31).toString('base64url')}`, ''],
    ['bits to spare', `k1:${'A'.repeat(42)}B`, ''],
    ['an older one that is none', first, 'k0:secret'],
  ])('written wrongly are one sentence, without what was written: %s', (_, TEXT_KEY, TEXT_KEYS_BEFORE) => {
    expect(() => readKeys({ TEXT_KEY, TEXT_KEYS_BEFORE })).toThrow(
      /^TEXT_KEY is a name [^\n]+, for example k1:…[^\n]+$/,
    )
  })

  test('have a name each', () => {
    expect(() => readKeys({ TEXT_KEY: first, TEXT_KEYS_BEFORE: first })).toThrow('The key k1 stands twice')
  })

  test('that are lost, or others under their names, are named', () => {
    const proofs = [newProof(readKeys({ TEXT_KEY: first })), newProof(readKeys({ TEXT_KEY: second }))]
    expect(whyLost(proofs, readKeys({ TEXT_KEY: second, TEXT_KEYS_BEFORE: first }))).toBeNull()
    expect(whyLost(proofs, readKeys({ TEXT_KEY: second }))).toMatch(/the key k1, which is not in the environment/)
    expect(whyLost(proofs, readKeys({ TEXT_KEY: second, TEXT_KEYS_BEFORE: written('k1') }))).toMatch(
      /^The key k1 in TEXT_KEY/,
    )
    expect(
      whyLost([{ id: 'k2', proof: proofs[0]?.proof ?? '' }], readKeys({ TEXT_KEY: second, TEXT_KEYS_BEFORE: first })),
    ).toMatch(/k2/)
  })
})

test('ids sort as they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.toSorted().join() === ids.join()).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
})
