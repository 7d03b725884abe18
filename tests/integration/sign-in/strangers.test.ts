import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { addPasskey } from '@/lib/sign-in/add-passkey'
import { enterCode } from '@/lib/sign-in/enter-code'
import { enterPasskey } from '@/lib/sign-in/enter-passkey'
import { enterPassword } from '@/lib/sign-in/enter-password'
import { finishSignIn } from '@/lib/sign-in/finish'
import { mayAskForMail } from '@/lib/sign-in/forgotten-password'
import { waitingHalf } from '@/lib/sign-in/half-sign-in'
import { makeKnown } from '@/lib/sign-in/known-browser'
import { authOptions } from '@/lib/sign-in/next-auth'
import { authenticationOptions, registrationOptions } from '@/lib/sign-in/passkeys'
import { hashPassword } from '@/lib/sign-in/passwords'
import { type Browser, standingSignIn } from '@/lib/sign-in/sign-ins'
import { codeOf, newTotpSecret, sealTotpSecret } from '@/lib/sign-in/totp'
import { atOnce } from '@/tests/support/at-once'
import { authenticator } from '@/tests/support/authenticator'
import { done, noon, person } from '@/tests/support/world'

// S4: brute force and enumeration. The counts of docs/decisions/0018 hold, and nobody is locked out by a stranger.

const full = process.env.SIZE === 'full'
const long = { timeout: full ? 600_000 : 60_000 }
const password = 'a right one of some length'
const passwordHash = await hashPassword(password)
const somewhere = (): Browser => ({ address: randomUUID(), userAgent: '' })
const wrong = 'Email or password is not right.'
const wait = 'Wait a few minutes, or call User Support.'

async function somebody() {
  const secret = newTotpSecret()
  const row = await person('consultant', { passwordHash })
  await db.person.update({ where: { id: row.id }, data: { totpSecret: sealTotpSecret(secret, row.id) } })
  return { ...row, secret }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const guess = async (email: string, browser: Browser, typed = 'a wrong one') => {
  const result = await enterPassword({ email, password: typed }, browser, noon)
  return isRefusal(result) ? result.sentence : 'half'
}
const guesses = async (count: number, email: string, from: () => Browser) => {
  const said: string[] = []
  for (let time = 0; time < count; time++) said.push(await guess(email, from()))
  return said
}
const knownTo = async ({ id }: Somebody): Promise<Browser> => {
  const secret = await db.$transaction((tx) => makeKnown(tx, id, somewhere(), noon))
  return { ...somewhere(), known: [secret ?? ''] }
}
const halfOf = async ({ email }: Somebody, browser: Browser) => {
  const { signInId } = done(await enterPassword({ email, password }, browser, noon))
  const half = await waitingHalf(signInId, noon)
  if (!half) throw new Error('There is no half sign-in.')
  return half
}

describe('a password', () => {
  test('opens nothing by itself, and next-auth opens nothing at all', async () => {
    const who = await somebody()
    const half = await halfOf(who, somewhere())
    expect(await standingSignIn(half.id, noon)).toBeNull()
    expect(authOptions().providers).toEqual([])
  })

  test('may be guessed ten times for one email from one address, known or not, also where all come at once', async () => {
    const who = await somebody()
    for (const email of [who.email, `${randomUUID()}@example.com`]) {
      const here = somewhere()
      expect(await guesses(11, email, () => here)).toEqual([...Array(10).fill(wrong), wait])
      const atOnce = await Promise.all(
        Array.from({ length: 30 }, () => guess(email, { ...here, address: `${email}!` })),
      )
      expect(atOnce.filter((said) => said === wrong)).toHaveLength(10)
    }
    expect(await guess(who.email, somewhere(), password)).toBe('half')
  })

  test('may be guessed fifty times from one address, whoever they are', async () => {
    const here = somewhere()
    let right = 0
    for (let time = 0; time < 60; time++) right += (await guess(`${randomUUID()}@example.com`, here)) === wrong ? 1 : 0
    expect(right).toBe(50)
  })

  test('that is right takes its try back', async () => {
    const who = await somebody()
    const here = somewhere()
    for (let time = 0; time < 20; time++) expect(await guess(who.email, here, password)).toBe('half')
  })

  test(
    'never keeps a person out of a known browser, nor a passkey out, however many strangers guess',
    long,
    async () => {
      const who = await somebody()
      const device = authenticator()
      done(await addPasskey(who, { answer: device.register(await registrationOptions(who, noon)), name: '' }, noon))
      const mine = await knownTo(who)
      const strangers = full ? 2_000 : 60
      const said = await guesses(strangers, who.email, somewhere)
      console.log(`${strangers} guesses by strangers: ${said.filter((word) => word === wrong).length} compared`)
      expect(said.filter((word) => word === wrong)).toHaveLength(50)
      expect(await guess(who.email, somewhere(), password)).toBe(wait)
      expect(await guess(who.email, mine, password)).toBe('half')
      const signed = device.signIn(await authenticationOptions('', noon))
      expect(isRefusal(await enterPasskey(null, signed, somewhere(), noon))).toBe(false)
      // Somebody else's known browser is a stranger's.
      expect(await guess(who.email, await knownTo(await somebody()), password)).toBe(wait)
      expect(await guesses(11, who.email, () => mine)).toEqual([...Array(10).fill(wrong), wait])
    },
  )
})

describe('a second factor', () => {
  const typed = { step: 'totp', code: '000000' } as const

  test('makes a new sign-in, and the half one is over: of two at once one wins', async () => {
    const who = await somebody()
    const half = await halfOf(who, somewhere())
    const whole = done(await enterCode(half, { step: 'totp', code: codeOf(who.secret, noon) }, somewhere(), noon))
    expect(whole.signInId).not.toBe(half.id)
    expect((await standingSignIn(whole.signInId, noon))?.person.id).toBe(who.id)
    expect([await waitingHalf(half.id, noon), await standingSignIn(half.id, noon)]).toEqual([null, null])
    const again = await halfOf(who, somewhere())
    const both = await atOnce(2, () => finishSignIn(again, 'totp', somewhere(), noon))
    expect(both.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(await db.signIn.count({ where: { personId: who.id, factorAt: { not: null } } })).toBe(2)
  })

  test('may be wrong five times, also at once; then the half sign-in is over and its person is told', async () => {
    const who = await somebody()
    const half = await halfOf(who, somewhere())
    const tries = await atOnce(20, () => enterCode(half, typed, somewhere(), noon))
    expect(tries.filter((result) => isRefusal(result) && result.fields.code)).toHaveLength(5)
    const right = { step: 'totp', code: codeOf(who.secret, noon) } as const
    expect(isRefusal(await enterCode(half, right, somewhere(), noon))).toBe(true)
    expect(await waitingHalf(half.id, noon)).toBeNull()
    const told = await db.mail.findMany({ where: { personId: who.id } })
    expect(told.map(({ text }) => /five wrong codes/i.test(text))).toEqual([true])
    expect(await db.historyEntry.findMany({ where: { aboutPersonId: who.id, rule: { not: null } } })).toMatchObject([
      { event: 'person.sign_ins_ended', rule: 'five wrong codes, version 1', personId: null },
    ])
  })

  test('may be guessed thirty times a day by whoever knows the password, and never keeps the person out', async () => {
    const who = await somebody()
    const mine = await knownTo(who)
    let compared = 0
    for (let half = 0; half < 10; half++) {
      const opened = await halfOf(who, somewhere())
      for (let time = 0; time < 4; time++) {
        const result = await enterCode(opened, typed, somewhere(), noon)
        compared += isRefusal(result) && result.fields.code ? 1 : 0
      }
    }
    console.log(`40 codes guessed by whoever knows the password: ${compared} compared`)
    expect(compared).toBe(30)
    const right = { step: 'totp', code: codeOf(who.secret, noon) } as const
    expect(isRefusal(await enterCode(await halfOf(who, somewhere()), right, somewhere(), noon))).toBe(true)
    expect(isRefusal(await enterCode(await halfOf(who, mine), right, mine, noon))).toBe(false)
  })

  test('leaves a log without the code', async () => {
    const who = await somebody()
    await enterCode(
      await halfOf(who, somewhere()),
      { step: 'recovery_code', code: 'abcd-abcd-abcd' },
      somewhere(),
      noon,
    )
    const log = await db.signInAttempt.findMany({ where: { email: who.email }, orderBy: { id: 'asc' } })
    expect(log.map(({ step, succeeded }) => [step, succeeded])).toEqual([
      ['password', true],
      ['recovery_code', false],
    ])
  })
})

test('three mails an hour may be asked for by one email, twenty from one address, known or not', async () => {
  const email = `${randomUUID()}@example.com`
  const asked = await Promise.all(Array.from({ length: 6 }, () => mayAskForMail(email, somewhere())))
  expect(asked.filter(Boolean)).toHaveLength(3)
  const here = somewhere()
  const from = await Promise.all(Array.from({ length: 25 }, () => mayAskForMail(`${randomUUID()}@example.com`, here)))
  expect(from.filter(Boolean)).toHaveLength(20)
})

test('no email and no address stands in the table of counts', async () => {
  const who = await somebody()
  await guess(who.email, { address: '203.0.113.77', userAgent: '' })
  const rows = JSON.stringify(await db.rateLimit.findMany(), (_, value) => (typeof value === 'bigint' ? '' : value))
  expect(rows).toContain('password-email')
  expect(rows).not.toMatch(/@|203\.0\.113\.77/)
})

test('known, unknown, disabled and invited addresses are answered alike, in words and in time', long, async () => {
  const kinds = {
    known: () => somebody(),
    unknown: async () => ({ email: `${randomUUID()}@example.com` }),
    disabled: () => person('consultant', { passwordHash, disabledAt: noon }),
    invited: () => person('consultant'),
  }
  const rounds = full ? 400 : 30
  const limit = full ? 1.15 : 1.5
  const took = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]))
  const said = new Set<string>()
  const medians = () => [...took].map(([kind, all]) => [kind, median(all)] as const)
  const apart = () => Math.max(...medians().map(([, ms]) => ms)) / Math.min(...medians().map(([, ms]) => ms))
  // A busy machine can set few tries apart, and more of them never keep apart what is alike.
  for (let round = 0; round < rounds || (round < 4 * rounds && apart() >= limit); round++) {
    const asked = await Promise.all(Object.entries(kinds).map(async ([kind, make]) => [kind, await make()] as const))
    // Each kind comes first as often as last: whatever else the machine does falls on all of them.
    const turn = round % asked.length
    for (const [kind, { email }] of [...asked.slice(turn), ...asked.slice(0, turn)]) {
      const began = performance.now()
      said.add(await guess(email, somewhere()))
      took.get(kind)?.push(performance.now() - began)
    }
  }
  expect([...said]).toEqual([wrong])
  const tries = took.get('known')?.length
  console.log(
    `${tries} each, medians in ms: ${medians()
      .map(([kind, ms]) => `${kind} ${ms.toFixed(1)}`)
      .join(', ')}`,
  )
  expect(apart()).toBeLessThan(limit)
})

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
