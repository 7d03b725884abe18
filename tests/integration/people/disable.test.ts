import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { disablePerson } from '@/lib/people/disable'
import { enablePerson } from '@/lib/people/enable'
import { endSignIns } from '@/lib/people/end-sign-ins'
import { personOf } from '@/lib/people/queries'
import { resetFactors } from '@/lib/people/reset-factors'
import { issueLink, openLink } from '@/lib/sign-in/links'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { active, happenedTo, looksAfter, signedInAs, toldTo } from '@/tests/support/looked-after'
import { days, done, noon, smallWorld, submitted } from '@/tests/support/world'

const stands = async (signIn: string) => (await standingSignIn(signIn, noon)) !== null
const half = (id: string) => openSignIn(id, { address: '::1', userAgent: '' }, null, noon)

/** Passkey, app, recovery codes, a code by mail on its way and a browser that is known. */
async function withFactors(personId: string, signInId: string) {
  await db.person.update({ where: { id: personId }, data: { totpSecret: 'sealed.k.n.t', totpLastStep: 7 } })
  await db.passkey.create({
    data: { personId, credentialId: personId, publicKey: new Uint8Array([1]), name: 'Phone', transports: [] },
  })
  await db.recoveryCode.create({ data: { personId, codeHash: 'a hash' } })
  await db.knownBrowser.create({ data: { personId, tokenHash: personId } })
  await db.emailedCode.create({ data: { personId, signInId, codeHash: 'a hash', expiresAt: noon } })
}

describe('disabling', () => {
  test('ends every sign-in and every link, tells nobody, and is one row of history', async () => {
    const [administrator, person] = [await looksAfter(), await active('reviewer')]
    const signIns = [await signedInAs(person), await signedInAs(person)]
    const other = await signedInAs(await active('reviewer'))
    const { token } = await db.$transaction((tx) =>
      issueLink(tx, { personId: person.id, purpose: 'new_password' }, noon),
    )
    expect(await Promise.all(signIns.map(stands))).toEqual([true, true])
    done(await disablePerson(administrator, person.id, noon))
    done(await disablePerson(administrator, person.id, noon))
    expect(await Promise.all(signIns.map(stands))).toEqual([false, false])
    expect(await stands(other)).toBe(true)
    done(await enablePerson(administrator, person.id, noon))
    expect(await Promise.all(signIns.map(stands))).toEqual([false, false])
    expect(await openLink(token, 'new_password', noon)).toBeNull()
    const by = administrator.id
    expect(await happenedTo(person.id)).toEqual([
      { event: 'person.disabled', data: {}, by },
      { event: 'person.enabled', data: {}, by },
    ])
    expect(await toldTo(person.id)).toEqual(['account-changed: An administrator enabled your sign-in again'])
  })

  test('leaves a consultant’s cases and requests where they are, and the page counts them', async () => {
    const administrator = await looksAfter()
    const world = await smallWorld()
    await submitted(world, 2)
    done(await disablePerson(administrator, world.consultant.id, noon))
    const view = await personOf(administrator, world.consultant.id, { take: 5 }, noon)
    expect(view).toMatchObject({ work: { cases: 1, requests: 1 }, person: { state: 'disabled' } })
    const row = await db.assistCase.findUniqueOrThrow({ where: { id: world.case.id } })
    expect(row).toMatchObject({ consultantId: world.consultant.id, closedAt: null })
  })

  test('oneself is refused, and so is somebody who is not there', async () => {
    const administrator = await looksAfter()
    const signIn = await signedInAs(administrator)
    expect(await disablePerson(administrator, administrator.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/disable yourself/),
    })
    expect(await stands(signIn)).toBe(true)
    for (const wrong of ['x', '019aa0b0-0000-7000-8000-000000000000'])
      expect(await disablePerson(administrator, wrong, noon)).toMatchObject({ sentence: 'There is no such person.' })
    expect(await happenedTo(administrator.id)).toEqual([])
  })
})

describe('second factors', () => {
  test('are taken away whole, every sign-in ends, and the owner is told', async () => {
    const [administrator, person] = [await looksAfter(), await active('consultant')]
    const signIn = await signedInAs(person)
    await withFactors(person.id, signIn)
    const before = await personOf(administrator, person.id, { take: 5 }, noon)
    expect(before?.factors).toEqual({ app: true, passkeys: 1, recoveryCodes: 1 })
    done(await resetFactors(administrator, person.id, noon))
    expect(await stands(signIn)).toBe(false)
    const where = { personId: person.id }
    const left = [db.passkey, db.recoveryCode, db.knownBrowser, db.emailedCode] as const
    expect(await Promise.all(left.map((table) => (table as typeof db.passkey).count({ where })))).toEqual([0, 0, 0, 0])
    const row = await db.person.findUniqueOrThrow({ where: { id: person.id } })
    expect(row).toMatchObject({ totpSecret: null, totpLastStep: null, passwordHash: 'a hash' })
    expect(await happenedTo(person.id)).toEqual([{ event: 'person.factors_reset', data: {}, by: administrator.id }])
    expect(await toldTo(person.id)).toEqual(['account-changed: An administrator took away your second factors'])
  })

  test('are not taken away where there are none, nor from oneself', async () => {
    const [administrator, person] = [await looksAfter(), await active('consultant')]
    const signIn = await signedInAs(administrator)
    await withFactors(administrator.id, signIn)
    expect(await resetFactors(administrator, person.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/has no second factor/),
    })
    expect(await resetFactors(administrator, administrator.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/your own/),
    })
    expect(await db.passkey.count({ where: { personId: administrator.id } })).toBe(1)
    expect(await stands(signIn)).toBe(true)
  })

  test('of somebody disabled are taken away without a mail', async () => {
    const [administrator, person] = [await looksAfter(), await active('consultant', { disabledAt: noon })]
    await withFactors(person.id, await half(person.id))
    done(await resetFactors(administrator, person.id, noon))
    expect(await toldTo(person.id)).toEqual([])
  })
})

describe('ending all sign-ins', () => {
  test('ends whole and half ones, counts those that stood, and tells the owner', async () => {
    const [administrator, person] = [await looksAfter(), await active('clinical_leader')]
    const old = await signedInAs(person, new Date(noon.getTime() - days(2)))
    const signIns = [await signedInAs(person), await half(person.id)]
    expect(done(await endSignIns(administrator, person.id, noon))).toEqual({ ended: 2 })
    const rows = await db.signIn.findMany({ where: { id: { in: [...signIns, old] }, revokedAt: noon } })
    expect(rows.map(({ id }) => id).toSorted()).toEqual(signIns.toSorted())
    const ended = { event: 'person.sign_ins_ended', data: { signIns: 2 }, by: administrator.id }
    expect(await happenedTo(person.id)).toEqual([ended])
    expect(await toldTo(person.id)).toEqual(['account-changed: An administrator ended all your sign-ins'])
    expect(await endSignIns(administrator, person.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/not signed in anywhere/),
    })
    expect(await endSignIns(administrator, administrator.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/Sign-in and security/),
    })
  })
})
