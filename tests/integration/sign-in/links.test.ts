import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { sendPasswordLink } from '@/lib/sign-in/forgotten-password'
import { waitingHalf } from '@/lib/sign-in/half-sign-in'
import { issueLink, openLink, type Purpose, revokeLink, useLink } from '@/lib/sign-in/links'
import { hashPassword, passwordFits } from '@/lib/sign-in/passwords'
import { setNewPassword } from '@/lib/sign-in/set-password'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { takeUpInvitation } from '@/lib/sign-in/take-up-invitation'
import { atOnce } from '@/tests/support/at-once'
import { done, noon, person } from '@/tests/support/world'

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const browser = { address: '::1', userAgent: '' }
const password = 'four quiet words walk'

const issue = (personId: string, purpose: Purpose = 'invitation', at = noon) =>
  db.$transaction((tx) => issueLink(tx, { personId, purpose }, at))
const use = (token: string, at = noon) => db.$transaction((tx) => useLink(tx, token, 'invitation', at))

describe('a link in a mail', () => {
  test('is known by its hash alone, and looking at it changes nothing', async () => {
    const { id } = await person('consultant')
    const { token } = await issue(id)
    const before = await db.oneTimeLink.findMany({ where: { personId: id } })
    expect(JSON.stringify(before)).not.toContain(token)
    for (let time = 0; time < 10; time++) expect((await openLink(token, 'invitation', noon))?.person.id).toBe(id)
    expect(await db.oneTimeLink.findMany({ where: { personId: id } })).toEqual(before)
  })

  test('counts once: of twenty at once one is let in', async () => {
    const { token } = await issue((await person('consultant')).id)
    const used = await atOnce(20, () => use(token))
    expect(used.filter(Boolean)).toHaveLength(1)
    expect(await openLink(token, 'invitation', noon)).toBeNull()
  })

  test('no longer works once over, revoked, replaced, for something else or for somebody disabled', async () => {
    const { id } = await person('consultant')
    const { token, expiresAt } = await issue(id)
    expect((expiresAt.getTime() - noon.getTime()) / 3_600_000).toBe(7 * 24)
    const at = (away: number) => openLink(token, 'invitation', new Date(expiresAt.getTime() + away))
    expect(await at(-1)).not.toBeNull()
    expect(await at(0)).toBeNull()
    expect(await openLink(token, 'new_password', noon)).toBeNull()
    const { token: second } = await issue(id)
    expect([await use(token), await openLink(second, 'invitation', noon)]).toMatchObject([null, { person: { id } }])
    expect(await db.$transaction((tx) => revokeLink(tx, id, 'invitation', noon))).toBe(true)
    expect(await use(second)).toBeNull()
    const { token: third } = await issue(id)
    await db.person.update({ where: { id }, data: { disabledAt: noon } })
    expect(await use(third)).toBeNull()
    expect(await openLink('', 'invitation', noon)).toBeNull()
  })

  test('two that are made at once leave one open', async () => {
    const { id } = await person('consultant')
    const made = await atOnce(6, () => issue(id))
    const open = await Promise.all(made.map(({ token }) => openLink(token, 'invitation', noon)))
    expect(open.filter(Boolean)).toHaveLength(1)
  })
})

describe('an invitation', () => {
  test('is taken up once, with a password that is to be used, and leads to half a sign-in', async () => {
    const { id, name } = await person('administrator')
    const { token } = await issue(id)
    const weak = await takeUpInvitation({ token, password: `${name} and more` }, browser, noon)
    expect(isRefusal(weak) && weak.fields.password).toMatch(/easy to guess/)
    expect((await db.person.findUniqueOrThrow({ where: { id } })).passwordHash).toBeNull()
    const tries = await atOnce(4, () => takeUpInvitation({ token, password }, browser, noon))
    const won = tries.filter((result) => !isRefusal(result))
    expect(won).toHaveLength(1)
    const { signInId } = done(won[0] ?? { signInId: '', personId: '' })
    expect((await waitingHalf(signInId, noon))?.person.id).toBe(id)
    expect(await standingSignIn(signInId, noon)).toBeNull()
    expect(await db.historyEntry.count({ where: { aboutPersonId: id, event: 'person.invitation_taken_up' } })).toBe(1)
  })
})

describe('a forgotten password', () => {
  const linkTo = async (personId: string) => {
    const mails = await db.mail.findMany({ where: { personId, event: 'new-password' }, orderBy: { queuedAt: 'desc' } })
    return /new-password\/([\w-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? ''
  }
  const withPassword = async () => person('consultant', { passwordHash: await hashPassword('the one before this') })

  test('is set anew by the mail: every other sign-in ends, no browser is known, the address is told', async () => {
    const { id, email } = await withPassword()
    const other = await openSignIn(id, browser, 'totp', noon)
    await db.knownBrowser.create({ data: { personId: id, tokenHash: id } })
    await sendPasswordLink(email, noon)
    const token = await linkTo(id)
    const { signInId } = done(await setNewPassword({ token, password }, browser, later(59)))
    expect(await standingSignIn(other, later(59))).toBeNull()
    expect((await waitingHalf(signInId, later(59)))?.person.id).toBe(id)
    const row = await db.person.findUniqueOrThrow({ where: { id } })
    expect([await passwordFits(row.passwordHash, password), row.passwordSetAt]).toEqual([true, later(59)])
    expect(await db.knownBrowser.count({ where: { personId: id } })).toBe(0)
    expect(await db.mail.count({ where: { personId: id, event: 'account-changed' } })).toBe(1)
    expect(isRefusal(await setNewPassword({ token, password }, browser, later(59)))).toBe(true)
  })

  test('is over after an hour; a weak one leaves the link as it is', async () => {
    const { id, email } = await withPassword()
    await sendPasswordLink(email, noon)
    const token = await linkTo(id)
    const weak = await setNewPassword({ token, password: 'short' }, browser, later(1))
    expect(isRefusal(weak) && weak.fields.password).toMatch(/12 characters/)
    expect(isRefusal(await setNewPassword({ token, password }, browser, later(60)))).toBe(true)
    expect((await db.person.findUniqueOrThrow({ where: { id } })).passwordSetAt).toBeNull()
  })

  test('cannot be kept from somebody by a stranger who asks again and again', async () => {
    const { id, email } = await withPassword()
    await sendPasswordLink(email, noon)
    const token = await linkTo(id)
    await Promise.all(Array.from({ length: 5 }, () => sendPasswordLink(email, later(9))))
    expect(await openLink(token, 'new_password', later(9))).not.toBeNull()
    expect(await db.mail.count({ where: { personId: id } })).toBe(1)
    await sendPasswordLink(email, later(11))
    expect(await openLink(token, 'new_password', later(11))).toBeNull()
  })

  test('sends nothing to somebody unknown, disabled or only invited', async () => {
    const disabled = await person('consultant', { passwordHash: 'x', disabledAt: noon })
    const invited = await person('consultant')
    for (const email of ['nobody@example.com', disabled.email, invited.email]) await sendPasswordLink(email, noon)
    expect(await db.mail.count({ where: { personId: { in: [disabled.id, invited.id] } } })).toBe(0)
    expect(await db.oneTimeLink.count({ where: { personId: { in: [disabled.id, invited.id] } } })).toBe(0)
  })
})
