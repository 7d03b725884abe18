import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { provedLately } from '@/lib/sign-in/limits'
import { authenticationOptions, registrationOptions } from '@/lib/sign-in/passkeys'
import { prove } from '@/lib/sign-in/proof'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { codeOf, newTotpSecret, sealTotpSecret } from '@/lib/sign-in/totp'
import { authenticator } from '@/tests/support/authenticator'
import { noon } from '@/tests/support/world'
import { browser, eventsAbout, mailsTo, password, signedIn } from './signed-in'

// To prove once more who one is: any way one has, and only one's own; too many wrong tries end the sign-in, and no other.

const later = new Date(noon.getTime() + 20 * 60_000)
const by = (given: string) => ({ way: 'password', to: '', password: given }) as const
const provedAt = async ({ signInId }: Person) => (await standingSignIn(signInId, later))?.provedAt ?? null

async function withApp() {
  const who = await signedIn()
  const secret = newTotpSecret()
  await db.person.update({ where: { id: who.id }, data: { totpSecret: sealTotpSecret(secret, who.id) } })
  return { who, code: { way: 'app', to: '', code: codeOf(secret, later) } as const }
}

test('a sign-in proves it for ten minutes, and the password for ten more', async () => {
  const who = await signedIn()
  expect(provedLately(await provedAt(who), later)).toBe(false)
  expect(await prove(who, by(password), later)).toEqual({ proved: true })
  expect(await provedAt(who)).toEqual(later)
})

test('it is proved in this browser alone', async () => {
  const who = await signedIn()
  const there = await openSignIn(who.id, browser, 'totp', noon)
  await prove(who, by(password), later)
  expect(await provedAt({ ...who, signInId: there })).toEqual(noon)
})

describe('an app', () => {
  test('proves it by a code, once', async () => {
    const { who, code } = await withApp()
    expect(await prove(who, code, later)).toEqual({ proved: true })
    expect(await prove(who, code, later)).toMatchObject({ refused: true, fields: { code: expect.any(String) } })
  })

  test('of somebody else proves nothing', async () => {
    const { code } = await withApp()
    const { who } = await withApp()
    expect(await prove(who, code, later)).toMatchObject({ refused: true })
    expect(await prove(await signedIn(), code, later)).toMatchObject({ refused: true })
    expect(await provedAt(who)).toEqual(noon)
  })
})

test('a passkey proves it, and only one of their own', async () => {
  const [who, other] = [await signedIn(), await signedIn()]
  const device = authenticator()
  await addPasskey(who, { answer: device.register(await registrationOptions(who, later)), name: '' }, later)
  const answer = async (of: Person) => device.signIn(await authenticationOptions(of.id, later))
  expect(await prove(other, { way: 'passkey', to: '', answer: await answer(other) }, later)).toMatchObject({
    refused: true,
  })
  expect(await prove(who, { way: 'passkey', to: '', answer: await answer(who) }, later)).toEqual({ proved: true })
  expect([await provedAt(who), await provedAt(other)]).toEqual([later, noon])
})

test('what is no passkey proves nothing', async () => {
  const who = await signedIn()
  for (const answer of ['', '{}', '{"id":"x"}', 'null'])
    expect(await prove(who, { way: 'passkey', to: '', answer }, later)).toMatchObject({ refused: true })
  expect(await provedAt(who)).toEqual(noon)
})

describe('wrong tries', () => {
  test('five in a row are told so, the next ends the sign-in, with a mail and no other sign-in', async () => {
    const who = await signedIn()
    const there = await openSignIn(who.id, browser, 'totp', noon)
    for (let time = 1; time <= 5; time++)
      expect(await prove(who, by('wrong'), later)).toMatchObject({ fields: { password: 'This is not your password.' } })
    expect(await standingSignIn(who.signInId, later)).not.toBeNull()
    // The right one comes too late.
    expect(await prove(who, by(password), later)).toMatchObject({ sentence: expect.stringContaining('signed out') })
    expect(await standingSignIn(who.signInId, later)).toBeNull()
    expect(await standingSignIn(there, later)).not.toBeNull()
    expect(await eventsAbout(who)).toEqual(['person.sign_ins_ended'])
    expect(await mailsTo(who.email)).toMatchObject([{ event: 'account-changed' }])
  })

  test('are forgotten by a right one', async () => {
    const who = await signedIn()
    for (let round = 1; round <= 2; round++) {
      for (let time = 1; time <= 4; time++) await prove(who, by('wrong'), later)
      expect(await prove(who, by(password), later)).toEqual({ proved: true })
    }
  })

  test('count where they come at once', async () => {
    const who = await signedIn()
    const answers = await Promise.all(Array.from({ length: 12 }, () => prove(who, by('wrong'), later)))
    expect(answers.filter((answer) => 'fields' in answer && answer.fields.password)).toHaveLength(5)
    expect(await eventsAbout(who)).toEqual(['person.sign_ins_ended'])
  })
})
