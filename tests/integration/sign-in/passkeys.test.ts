import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { enterPasskey } from '@/lib/sign-in/enter-passkey'
import { waitingHalf } from '@/lib/sign-in/half-sign-in'
import { authenticationOptions, registrationOptions, takePasskeyAnswer } from '@/lib/sign-in/passkeys'
import { removePasskey } from '@/lib/sign-in/remove-passkey'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { atOnce } from '@/tests/support/at-once'
import { authenticator } from '@/tests/support/authenticator'
import { done, noon, person } from '@/tests/support/world'

const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000)
const browser = { address: '::1', userAgent: 'test' }

async function withPasskey() {
  const owner = await person('consultant')
  const device = authenticator()
  const answer = device.register(await registrationOptions(owner, noon))
  const added = done(await addPasskey(owner, { answer, name: 'Phone' }, noon))
  return { owner, device, added, asked: (at = noon) => authenticationOptions(owner.id, at) }
}

describe('a new passkey', () => {
  test('is kept, with ten recovery codes for whoever has none, and told to the address', async () => {
    const { owner, device, added } = await withPasskey()
    expect(added.codes).toHaveLength(10)
    const rows = await db.passkey.findMany({ where: { personId: owner.id } })
    expect(rows).toMatchObject([{ credentialId: device.id, name: 'Phone', counter: 0n }])
    const events = await db.historyEntry.findMany({ where: { aboutPersonId: owner.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ event }) => event)).toEqual(['person.recovery_codes_made', 'person.factor_added'])
    expect(await db.mail.findMany({ where: { personId: owner.id } })).toMatchObject([
      { event: 'account-changed', toAddress: owner.email },
    ])
    const second = authenticator().register(await registrationOptions(owner, noon))
    expect(done(await addPasskey(owner, { answer: second, name: '' }, noon)).codes).toEqual([])
  })

  test.each([
    ['made for another site', { origin: 'https://phoenix.example.org' }],
    ['made for another name', { rpId: 'example.org' }],
    ['made without finger, face or PIN', { verified: false }],
  ])('is refused where it was %s', async (_, twist) => {
    const owner = await person('consultant')
    const answer = authenticator().register(await registrationOptions(owner, noon), twist)
    expect(isRefusal(await addPasskey(owner, { answer, name: '' }, noon))).toBe(true)
    expect(await db.passkey.count({ where: { personId: owner.id } })).toBe(0)
  })

  test('is refused where it was asked of somebody else, more than ten minutes ago, or before', async () => {
    const [owner, other] = [await person('consultant'), await person('consultant')]
    const options = await registrationOptions(owner, noon)
    const first = authenticator().register(options)
    expect(isRefusal(await addPasskey(other, { answer: first, name: '' }, noon))).toBe(true)
    expect(isRefusal(await addPasskey(owner, { answer: first, name: '' }, later(601)))).toBe(true)
    done(await addPasskey(owner, { answer: first, name: '' }, noon))
    const second = authenticator().register(options)
    expect(isRefusal(await addPasskey(owner, { answer: second, name: '' }, noon))).toBe(true)
    for (const rubbish of ['', '{}', 'null', '[]', '{"id":1}', '{"id":"x","response":{}}'])
      expect(isRefusal(await addPasskey(owner, { answer: rubbish, name: '' }, noon))).toBe(true)
  })

  test('cannot be added by whoever knows only the password, where there is a factor already', async () => {
    const { owner } = await withPasskey()
    const answer = authenticator().register(await registrationOptions(owner, noon))
    expect(isRefusal(await addPasskey(owner, { answer, name: '', first: true }, noon))).toBe(true)
    expect(await db.passkey.count({ where: { personId: owner.id } })).toBe(1)
  })
})

describe('signing in with a passkey', () => {
  test('is whole at once, and needs no password', async () => {
    const { owner, device } = await withPasskey()
    const answer = device.signIn(await authenticationOptions('', noon))
    const { signInId, secret } = done(await enterPasskey(null, answer, browser, noon))
    expect((await standingSignIn(signInId, noon))?.person.id).toBe(owner.id)
    expect(secret).not.toBeNull()
  })

  test('after a password opens a new sign-in and ends the half one', async () => {
    const { owner, device, asked } = await withPasskey()
    const half = await waitingHalf(await openSignIn(owner.id, browser, null, noon), noon)
    if (!half) throw new Error('There is no half sign-in.')
    const { signInId } = done(await enterPasskey(half, device.signIn(await asked()), browser, noon))
    expect(signInId).not.toBe(half.id)
    expect(await standingSignIn(half.id, noon)).toBeNull()
    expect(await waitingHalf(half.id, noon)).toBeNull()
  })

  test('counts once: of twenty at once with the same answer one is in', async () => {
    const { owner, device, asked } = await withPasskey()
    const answer = device.signIn(await asked())
    const taken = await atOnce(20, () => takePasskeyAnswer(owner.id, answer, noon))
    expect(taken.filter(Boolean)).toEqual([owner.id])
    expect(await takePasskeyAnswer(owner.id, answer, later(1))).toBeNull()
  })

  test.each([
    ['of another site', { origin: 'https://phoenix.example.org' }],
    ['without finger, face or PIN', { verified: false }],
    ['whose counter went back', { counter: 0 }],
  ])('is refused for an answer %s', async (_, twist) => {
    const { owner, device, asked } = await withPasskey()
    expect(await takePasskeyAnswer(owner.id, device.signIn(await asked()), noon)).toBe(owner.id)
    expect(await takePasskeyAnswer(owner.id, device.signIn(await asked(), twist), noon)).toBeNull()
  })

  test('is refused for somebody else’s passkey, a question for somebody else, an old one, or one that was not ours', async () => {
    const [mine, others] = [await withPasskey(), await withPasskey()]
    expect(await takePasskeyAnswer(mine.owner.id, others.device.signIn(await mine.asked()), noon)).toBeNull()
    expect(await takePasskeyAnswer(mine.owner.id, mine.device.signIn(await others.asked()), noon)).toBeNull()
    expect(await takePasskeyAnswer(mine.owner.id, mine.device.signIn(await mine.asked()), later(601))).toBeNull()
    const made = JSON.stringify({
      challenge: Buffer.from('a.9999999999999.b').toString('base64url'),
      rpId: 'localhost',
    })
    expect(await takePasskeyAnswer(mine.owner.id, mine.device.signIn(made), noon)).toBeNull()
    expect(await takePasskeyAnswer('', authenticator().signIn(await authenticationOptions('', noon)), noon)).toBeNull()
  })

  test('is refused for somebody who is disabled', async () => {
    const { owner, device } = await withPasskey()
    await db.person.update({ where: { id: owner.id }, data: { disabledAt: noon } })
    const answer = device.signIn(await authenticationOptions('', noon))
    expect(isRefusal(await enterPasskey(null, answer, browser, noon))).toBe(true)
    expect(await db.signIn.count({ where: { personId: owner.id } })).toBe(0)
  })
})

describe('removing a passkey', () => {
  test('is refused for the last one, and for somebody else’s', async () => {
    const { owner, added } = await withPasskey()
    expect(isRefusal(await removePasskey(owner, added.passkeyId, noon))).toBe(true)
    expect(isRefusal(await removePasskey(await person('consultant'), added.passkeyId, noon))).toBe(true)
    expect(await db.passkey.count({ where: { personId: owner.id } })).toBe(1)
  })

  test('leaves one, also where both are removed at once', async () => {
    const { owner, added } = await withPasskey()
    const answer = authenticator().register(await registrationOptions(owner, noon))
    const { passkeyId } = done(await addPasskey(owner, { answer, name: '' }, noon))
    const ids = [added.passkeyId, passkeyId]
    const removed = await atOnce(2, (index) => removePasskey(owner, ids[index] ?? '', noon))
    expect(removed.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(await db.passkey.count({ where: { personId: owner.id } })).toBe(1)
    expect(await db.mail.count({ where: { personId: owner.id } })).toBe(3)
  })
})
