import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { sendEmailedCode, takeEmailedCode } from '@/lib/sign-in/emailed-code'
import { factorsOf } from '@/lib/sign-in/factors'
import { waitingHalf } from '@/lib/sign-in/half-sign-in'
import { takeRecoveryCode } from '@/lib/sign-in/recovery-codes'
import { removeApp } from '@/lib/sign-in/remove-app'
import { setUpApp } from '@/lib/sign-in/set-up-app'
import { openSignIn } from '@/lib/sign-in/sign-ins'
import { codeOf, newTotpSecret, takeTotpCode } from '@/lib/sign-in/totp'
import { atOnce } from '@/tests/support/at-once'
import { done, noon, organisation, person } from '@/tests/support/world'

const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000)
const browser = { address: '::1', userAgent: '' }

async function withApp() {
  const owner = await person('consultant')
  const secret = newTotpSecret()
  const { codes } = done(await setUpApp(owner, { secret, code: codeOf(secret, noon) }, noon))
  return { owner, secret, codes }
}

describe('an authenticator app', () => {
  test('is kept once it shows the right code, sealed, and its first code is used up', async () => {
    const owner = await person('consultant')
    const secret = newTotpSecret()
    const wrong = await setUpApp(owner, { secret, code: '000000' }, noon)
    expect(isRefusal(wrong) && wrong.fields.code).toMatch(/not the code/)
    expect((await factorsOf(owner.id)).app).toBe(false)
    expect(done(await setUpApp(owner, { secret, code: codeOf(secret, noon) }, noon)).codes).toHaveLength(10)
    const { totpSecret } = await db.person.findUniqueOrThrow({ where: { id: owner.id } })
    expect(totpSecret).toMatch(/^sealed\./)
    expect(totpSecret).not.toContain(secret)
    expect(await takeTotpCode(owner.id, codeOf(secret, noon), noon)).toBe(false)
  })

  test('may be half a minute off either way, and no more', async () => {
    const offs = [-60, -30, 0, 30, 60]
    const right = await Promise.all(
      offs.map(async (off) => {
        const { owner, secret } = await withApp()
        return takeTotpCode(owner.id, codeOf(secret, later(600 + off)), later(600))
      }),
    )
    expect(right).toEqual([false, true, true, true, false])
  })

  test('each code is used once, and none before it: of twenty at once one is right', async () => {
    const { owner, secret } = await withApp()
    const [before, code] = [codeOf(secret, later(570)), codeOf(secret, later(600))]
    const taken = await atOnce(20, () => takeTotpCode(owner.id, code, later(600)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await takeTotpCode(owner.id, before, later(600))).toBe(false)
    expect(await takeTotpCode(owner.id, codeOf(secret, later(630)), later(630))).toBe(true)
  })

  test('of somebody else, or none, is wrong', async () => {
    const [mine, other] = [await withApp(), await withApp()]
    expect(await takeTotpCode(mine.owner.id, codeOf(other.secret, later(600)), later(600))).toBe(false)
    expect(await takeTotpCode((await person('consultant')).id, codeOf(mine.secret, noon), noon)).toBe(false)
  })

  test('cannot be removed while it is the last factor', async () => {
    const { owner } = await withApp()
    expect(isRefusal(await removeApp(owner, noon))).toBe(true)
    await db.passkey.create({
      data: { personId: owner.id, credentialId: owner.id, publicKey: new Uint8Array(1), name: '' },
    })
    expect(done(await removeApp(owner, noon))).toEqual({ removed: true })
    expect(isRefusal(await removeApp(owner, noon))).toBe(true)
  })
})

describe('recovery codes', () => {
  test('work once each, however they are written, and the address is told', async () => {
    const { owner, codes } = await withApp()
    const [first = '', second = ''] = codes
    expect(await takeRecoveryCode(owner, first.toUpperCase().replaceAll('-', ' '), noon)).toBe(true)
    expect(await takeRecoveryCode(owner, first, noon)).toBe(false)
    const taken = await atOnce(8, () => takeRecoveryCode(owner, second, noon))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect((await factorsOf(owner.id)).recoveryCodes).toBe(8)
    const told = await db.mail.findMany({ where: { personId: owner.id } })
    expect(told.filter(({ text }) => text.toLowerCase().includes('recovery code was used'))).toHaveLength(2)
    expect(
      await db.historyEntry.count({ where: { aboutPersonId: owner.id, event: 'person.recovery_code_used' } }),
    ).toBe(2)
  })

  test('are kept as passwords are, and are nobody else’s', async () => {
    const { owner, codes } = await withApp()
    const rows = await db.recoveryCode.findMany({ where: { personId: owner.id } })
    expect(rows.every(({ codeHash }) => codeHash.startsWith('$argon2id$'))).toBe(true)
    expect(await takeRecoveryCode(await person('consultant'), codes[0] ?? '', noon)).toBe(false)
    expect(await takeRecoveryCode((await withApp()).owner, codes[0] ?? '', noon)).toBe(false)
  })
})

describe('a code by mail', () => {
  async function halfOf(allowed: boolean, role: 'reviewer' | 'consultant' = 'reviewer') {
    const organisationId = await organisation()
    await db.organisation.update({ where: { id: organisationId }, data: { allowsEmailedCode: allowed } })
    const { id } = await person(role, { organisationId: role === 'reviewer' ? organisationId : null })
    const half = await waitingHalf(await openSignIn(id, browser, null, noon), noon)
    if (!half) throw new Error('There is no half sign-in.')
    return half
  }
  const codeFor = async (personId: string) => {
    const mails = await db.mail.findMany({ where: { personId, event: 'emailed-code' }, orderBy: { queuedAt: 'desc' } })
    return /\b\d{6}\b/.exec(mails[0]?.text ?? '')?.[0] ?? ''
  }

  test('is for reviewers whose organisation allows it, and for nobody else', async () => {
    for (const half of [await halfOf(false), await halfOf(true, 'consultant')]) {
      expect(isRefusal(await sendEmailedCode(half, browser, noon))).toBe(true)
      expect(await db.mail.count({ where: { personId: half.person.id } })).toBe(0)
    }
  })

  test('works once, for its own sign-in, within ten minutes; a new one ends the one before', async () => {
    const half = await halfOf(true)
    done(await sendEmailedCode(half, browser, noon))
    const code = await codeFor(half.person.id)
    expect(code).toMatch(/^\d{6}$/)
    const elsewhere = { ...half, id: await openSignIn(half.person.id, browser, null, noon) }
    expect(await takeEmailedCode(elsewhere, code, noon)).toBe(false)
    expect(await takeEmailedCode(half, code, later(601))).toBe(false)
    const taken = await atOnce(4, () => takeEmailedCode(half, code, noon))
    expect(taken.filter(Boolean)).toHaveLength(1)
    const other = await halfOf(true)
    done(await sendEmailedCode(other, browser, noon))
    const old = await codeFor(other.person.id)
    done(await sendEmailedCode(other, browser, later(1)))
    expect(await takeEmailedCode(other, old, later(2))).toBe(old === (await codeFor(other.person.id)))
    expect(await takeEmailedCode(other, await codeFor(other.person.id), later(2))).toBe(true)
  })

  test('has five tries, also where they come at once, and three mails a sign-in', async () => {
    const half = await halfOf(true)
    done(await sendEmailedCode(half, browser, noon))
    const code = await codeFor(half.person.id)
    const wrong = code === '000000' ? '111111' : '000000'
    await atOnce(20, () => takeEmailedCode(half, wrong, noon))
    expect((await db.emailedCode.findFirstOrThrow({ where: { signInId: half.id } })).tries).toBe(5)
    expect(await takeEmailedCode(half, code, noon)).toBe(false)
    for (let more = 0; more < 2; more++) done(await sendEmailedCode(half, browser, noon))
    expect(isRefusal(await sendEmailedCode(half, browser, noon))).toBe(true)
  })
})
