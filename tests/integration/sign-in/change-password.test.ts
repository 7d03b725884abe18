import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { changePassword } from '@/lib/sign-in/change-password'
import { issueLink, openLink } from '@/lib/sign-in/links'
import { passwordFits } from '@/lib/sign-in/passwords'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { noon } from '@/tests/support/world'
import { browser, eventsAbout, mailsTo, password, signedIn } from './signed-in'

// Somebody's own password: by the one of now, within the rules, with history and a mail; what hung on the old one ends.

const later = new Date(noon.getTime() + 60_000)
const newPassword = 'five herons on a wire'
const wish = (more: Partial<Parameters<typeof changePassword>[1]> = {}) => ({
  ...{ password, newPassword, elsewhere: false, ...more },
})
const fits = async ({ id }: Person, given: string) =>
  passwordFits((await db.person.findUniqueOrThrow({ where: { id } })).passwordHash, given)

test('the new one counts, the one before no more, and the person is told', async () => {
  const who = await signedIn()
  expect(await changePassword(who, wish(), later)).toEqual({ ended: 0 })
  expect([await fits(who, newPassword), await fits(who, password)]).toEqual([true, false])
  expect((await db.person.findUniqueOrThrow({ where: { id: who.id } })).passwordSetAt).toEqual(later)
  expect(await eventsAbout(who)).toEqual(['person.password_set'])
  const [mail] = await mailsTo(who.email)
  expect(mail?.event).toBe('account-changed')
  expect(mail?.text).not.toContain(newPassword)
})

describe('it is refused', () => {
  test.each([
    ['a wrong one of now', wish({ password: 'not this one' }), 'password'],
    ['the same one again', wish({ newPassword: password }), 'newPassword'],
    ['a short one', wish({ newPassword: 'herons' }), 'newPassword'],
    ['one known from break-ins', wish({ newPassword: 'password1234' }), 'newPassword'],
  ])('for %s, and nothing changes', async (_, given, field) => {
    const who = await signedIn()
    expect(await changePassword(who, given, later)).toMatchObject({ fields: { [field]: expect.any(String) } })
    expect(await fits(who, password)).toBe(true)
    expect([await eventsAbout(who), await mailsTo(who.email)]).toEqual([[], []])
  })

  test('for five wrong ones in a row, and then the sign-in is over', async () => {
    const who = await signedIn()
    for (let time = 0; time < 6; time++) await changePassword(who, wish({ password: 'not this one' }), later)
    expect(await standingSignIn(who.signInId, later)).toBeNull()
    expect(await changePassword(who, wish(), later)).toMatchObject({ refused: true })
    expect(await fits(who, password)).toBe(true)
  })
})

test('of two changes at once one counts', async () => {
  const who = await signedIn()
  const words = ['five herons on a wire', 'seven gulls in the rain']
  const answers = await Promise.all(words.map((one) => changePassword(who, wish({ newPassword: one }), later)))
  expect(answers.filter((answer) => 'ended' in answer)).toHaveLength(1)
  expect(await eventsAbout(who)).toEqual(['person.password_set'])
})

test('a link to set a new one no longer works, and no browser is known any more', async () => {
  const who = await signedIn()
  await db.knownBrowser.create({ data: { personId: who.id, tokenHash: crypto.randomUUID() } })
  const link = await db.$transaction((tx) => issueLink(tx, { personId: who.id, purpose: 'new_password' }, noon))
  await changePassword(who, wish({ elsewhere: true }), later)
  expect(await openLink(link.token, 'new_password', later)).toBeNull()
  expect(await db.knownBrowser.count({ where: { personId: who.id } })).toBe(0)
})

test('everywhere else is signed out where that is wished for, and only there', async () => {
  for (const elsewhere of [true, false]) {
    const who = await signedIn()
    const there = await openSignIn(who.id, browser, 'totp', noon)
    expect(await changePassword(who, wish({ elsewhere }), later)).toEqual({ ended: elsewhere ? 1 : 0 })
    expect(await standingSignIn(who.signInId, later)).not.toBeNull()
    expect((await standingSignIn(there, later)) === null).toBe(elsewhere)
  }
})
