import { describe, expect, it } from 'vitest'
import { factsOf } from '@/lib/log'

describe('what is written of an error', () => {
  const marker = 'Winifred Marlowe'

  it('is where it was thrown, and none of its words', () => {
    const error = Object.assign(new TypeError(`no such client: ${marker}\n    at ${marker} (x:1:1)`), { code: 'P2002' })
    const facts = factsOf(error)
    expect(facts).toMatchObject({ error: 'TypeError', code: 'P2002' })
    expect(String((facts.places as string[])[0])).toContain('log.test.ts')
    expect(JSON.stringify(facts)).not.toContain('Winifred')
  })

  it('goes down to its causes, which are no more talkative', () => {
    const cause = Object.assign(new Error(marker), { code: marker, digest: `NEXT_REDIRECT;/clients/${marker}` })
    const facts = factsOf(new Error('', { cause }))
    expect(facts.cause).toMatchObject({ error: 'Error' })
    expect(JSON.stringify(facts)).not.toContain('Winifred')
  })

  it.each([null, undefined, marker, 7])('of %j, which is none, is its type', (thrown) => {
    expect(factsOf(thrown)).toEqual({ error: typeof thrown })
  })
})
