import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { roles } from '@/lib/people/person'
import { limitsOf } from '@/lib/sign-in/limits'
import { endOtherSignIns, endOwnSignIn } from '@/lib/sign-in/own-sign-ins'
import { accountOf } from '@/lib/sign-in/queries'
import { openSignIn, revokeSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { noon } from '@/tests/support/world'
import { browser, eventsAbout, mailsTo, signedIn } from './signed-in'

// Somebody's own sign-ins: which are shown, and that only their own are ended.

const later = new Date(noon.getTime() + 60_000)
const stands = async (signInId: string, at = later) => (await standingSignIn(signInId, at)) !== null

describe('one sign-in', () => {
  test('in another browser is ended at once, with history and a mail', async () => {
    const who = await signedIn()
    const there = await openSignIn(who.id, browser, 'passkey', noon)
    expect(await endOwnSignIn(who, there, later)).toEqual({ ended: 1 })
    expect([await stands(there), await stands(who.signInId)]).toEqual([false, true])
    expect(await eventsAbout(who)).toEqual(['person.sign_ins_ended'])
    expect((await mailsTo(who.email)).map(({ event }) => event)).toEqual(['account-changed'])
  })

  test('is ended once, also where two ask at once', async () => {
    const who = await signedIn()
    const there = await openSignIn(who.id, browser, 'passkey', noon)
    const answers = await Promise.all([1, 2, 3].map(() => endOwnSignIn(who, there, later)))
    expect(answers.filter((answer) => 'ended' in answer)).toHaveLength(1)
    expect(answers.find((answer) => 'refused' in answer)).toMatchObject({ sentence: 'This sign-in has ended already.' })
    expect(await eventsAbout(who)).toHaveLength(1)
  })

  test('of somebody else stands, and they hear nothing', async () => {
    const [who, other] = [await signedIn(), await signedIn()]
    expect(await endOwnSignIn(who, other.signInId, later)).toMatchObject({ refused: true })
    expect(await stands(other.signInId)).toBe(true)
    expect([await eventsAbout(who), await eventsAbout(other)]).toEqual([[], []])
  })

  test('that they ask from is not ended this way', async () => {
    const who = await signedIn()
    expect(await endOwnSignIn(who, who.signInId, later)).toMatchObject({ refused: true })
    expect(await stands(who.signInId)).toBe(true)
  })
})

describe('everywhere else', () => {
  test('ends all but this one, also one that waits for its second factor, and nobody else’s', async () => {
    const [who, other] = [await signedIn(), await signedIn()]
    const [there, half] = [
      await openSignIn(who.id, browser, 'totp', noon),
      await openSignIn(who.id, browser, null, noon),
    ]
    expect(await endOtherSignIns(who, later)).toEqual({ ended: 2 })
    expect([await stands(there), await stands(who.signInId), await stands(other.signInId)]).toEqual([false, true, true])
    expect((await db.signIn.findUniqueOrThrow({ where: { id: half } })).revokedAt).toEqual(later)
    expect(await endOtherSignIns(who, later)).toEqual({ ended: 0 })
    expect(await eventsAbout(who)).toEqual(['person.sign_ins_ended'])
  })
})

describe('the list', () => {
  test('has those that stand, the latest first, and marks this one', async () => {
    const who = await signedIn()
    const there = await openSignIn(who.id, { address: '2001:db8::1', userAgent: 'Firefox/145.0 Linux' }, 'totp', later)
    await openSignIn(who.id, browser, null, later)
    await revokeSignIn(await openSignIn(who.id, browser, 'totp', later), later)
    await signedIn()
    const { signIns } = await accountOf(who, later)
    expect(signIns).toMatchObject([
      { id: there, address: '2001:db8::1', factor: 'totp', thisOne: false },
      { id: who.signInId, thisOne: true },
    ])
  })

  test('leaves out what is over its limits, for every role', async () => {
    for (const role of roles) {
      const who = await signedIn(role)
      const shown = async (after: number) => (await accountOf(who, new Date(noon.getTime() + after))).signIns.length
      const { idle } = limitsOf[role]
      expect([await shown(idle - 1_000), await shown(idle)]).toEqual([1, 0])
    }
  })
})
