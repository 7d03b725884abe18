import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { disablePerson } from '@/lib/people/disable'
import { invitePerson } from '@/lib/people/invite'
import { inviteAgain } from '@/lib/people/invite-again'
import { personOf } from '@/lib/people/queries'
import { revokeInvitation } from '@/lib/people/revoke-invitation'
import type { Invitation } from '@/lib/people/schema'
import { isRefusal } from '@/lib/refusal'
import { openLink } from '@/lib/sign-in/links'
import { happenedTo, looksAfter } from '@/tests/support/looked-after'
import { days, done, noon, organisation, practice } from '@/tests/support/world'

let count = 0
const somebody = (more: Partial<Invitation> = {}): Invitation => ({
  ...{ name: 'Joanna Pike', email: `joanna${++count}@example.com`, title: 'People partner', role: 'clinical_leader' },
  ...{ timeZone: 'Australia/Perth', ...more },
})
const later = new Date(noon.getTime() + days(1))

/** The invitations mailed to a person, latest first, by the secret part of their links. */
async function tokensOf(personId: string): Promise<string[]> {
  const mails = await db.mail.findMany({ where: { personId, event: 'invitation' }, orderBy: { id: 'desc' } })
  return mails.map(({ text }) => /\/invitation\/([\w-]{43})\s/.exec(text)?.[1] ?? '')
}
const counts = async (token: string, at = noon) => (await openLink(token, 'invitation', at)) !== null

describe('an invitation', () => {
  test('brings somebody without a password, and mails them the one link for seven days', async () => {
    const administrator = await looksAfter()
    const practiceId = await practice()
    const input = somebody({ practice: practiceId })
    const { invited } = done(await invitePerson(administrator, input, noon))
    const row = await db.person.findUniqueOrThrow({ where: { id: invited }, include: { practice: true } })
    expect(row).toMatchObject({ ...{ name: input.name, email: input.email, title: input.title, practiceId } })
    expect(row).toMatchObject({ role: 'clinical_leader', timeZone: 'Australia/Perth', passwordHash: null })
    const mails = await db.mail.findMany({ where: { personId: invited } })
    expect(mails).toMatchObject([{ event: 'invitation', toAddress: input.email, clientId: null, requestId: null }])
    expect(mails[0]?.text).toContain('until 1 December 2026, 9:00 am AWST')
    expect(mails[0]?.text).toContain(`${input.name}, ${administrator.name} has invited you`)
    const [token = ''] = await tokensOf(invited)
    expect(await counts(token, new Date(noon.getTime() + days(7) - 1))).toBe(true)
    expect(await counts(token, new Date(noon.getTime() + days(7)))).toBe(false)
    const place = { role: 'clinical_leader', practice: row.practice?.name, organisation: null }
    expect(await happenedTo(invited)).toEqual([{ event: 'person.invited', data: place, by: administrator.id }])
    expect((await db.historyEntry.findMany()).map(({ data }) => JSON.stringify(data)).join()).not.toContain(token)
    const view = await personOf(administrator, invited, { take: 5 }, later)
    expect(view).toMatchObject({ person: { state: 'invited' }, invitation: { madeBy: { name: administrator.name } } })
  })

  test('keeps the places of the role, and leaves the others aside', async () => {
    const administrator = await looksAfter()
    const [practiceId, organisationId] = [await practice(), await organisation()]
    const both = { practice: practiceId, organisation: organisationId }
    const placeOf = async (role: Invitation['role'], places: Partial<Invitation>) => {
      const result = await invitePerson(administrator, somebody({ role, ...places }), noon)
      if (isRefusal(result)) return result.fields
      const { practiceId: own, organisationId: of } = await db.person.findUniqueOrThrow({
        where: { id: result.invited },
      })
      return { practice: own, organisation: of }
    }
    const none = { practice: null, organisation: null }
    expect(await placeOf('administrator', both)).toEqual(none)
    expect(await placeOf('consultant', both)).toEqual({ ...none, practice: practiceId })
    expect(await placeOf('consultant', {})).toEqual(none)
    expect(await placeOf('clinical_leader', { practice: '' })).toEqual(none)
    expect(await placeOf('practice_staff', both)).toEqual({ ...none, practice: practiceId })
    expect(await placeOf('practice_staff', {})).toEqual({ practice: 'Choose the practice that they work in.' })
    expect(await placeOf('consultant', { practice: organisationId })).toMatchObject({
      practice: expect.stringMatching(/Choose/),
    })
    expect(await placeOf('reviewer', both)).toEqual({ ...none, organisation: organisationId })
    for (const wrong of ['', practiceId])
      expect(await placeOf('reviewer', { organisation: wrong })).toEqual({
        organisation: 'Choose the organisation that they decide for.',
      })
  })

  test('to an address that is there is refused and says whose it is; of ten at once one comes', async () => {
    const administrator = await looksAfter()
    const input = somebody({ name: 'Nadia Haddad' })
    const made = await Promise.all(Array.from({ length: 10 }, () => invitePerson(administrator, input, noon)))
    expect(made.filter((one) => !isRefusal(one))).toHaveLength(1)
    for (const refused of made.filter(isRefusal))
      expect(refused.fields).toEqual({ email: 'Nadia Haddad has this address already.' })
    expect(await db.person.count({ where: { email: input.email } })).toBe(1)
    expect(await db.mail.count({ where: { toAddress: input.email } })).toBe(1)
  })

  test('sent again has a new link, and the one before no longer works', async () => {
    const administrator = await looksAfter()
    const { invited } = done(await invitePerson(administrator, somebody(), noon))
    done(await inviteAgain(administrator, invited, later))
    const [second = '', first = ''] = await tokensOf(invited)
    expect([await counts(first, later), await counts(second, later)]).toEqual([false, true])
    expect((await happenedTo(invited)).map(({ event }) => event)).toEqual(['person.invited', 'person.invited_again'])
  })

  test('that is revoked answers nothing; revoking again is refused, sending again is not', async () => {
    const administrator = await looksAfter()
    const { invited } = done(await invitePerson(administrator, somebody(), noon))
    done(await revokeInvitation(administrator, invited, noon))
    expect(await counts((await tokensOf(invited))[0] ?? '')).toBe(false)
    expect(await revokeInvitation(administrator, invited, noon)).toMatchObject({
      sentence: expect.stringMatching(/No invitation .+ is open/),
    })
    expect((await personOf(administrator, invited, { take: 5 }, noon))?.invitation).toBeNull()
    done(await inviteAgain(administrator, invited, noon))
    expect(await counts((await tokensOf(invited))[0] ?? '')).toBe(true)
    const events = (await happenedTo(invited)).map(({ event }) => event)
    expect(events).toEqual(['person.invited', 'person.invitation_revoked', 'person.invited_again'])
  })

  test('is not sent again to whoever has come or is disabled, and neither leaves a trace', async () => {
    const administrator = await looksAfter()
    const { invited } = done(await invitePerson(administrator, somebody(), noon))
    done(await disablePerson(administrator, invited, noon))
    expect(await counts((await tokensOf(invited))[0] ?? '')).toBe(false)
    expect(await inviteAgain(administrator, invited, noon)).toMatchObject({
      sentence: expect.stringMatching(/is disabled\. Enable/),
    })
    await db.person.update({ where: { id: invited }, data: { disabledAt: null, passwordHash: 'a hash' } })
    expect(await inviteAgain(administrator, invited, noon)).toMatchObject({
      sentence: expect.stringMatching(/has taken up the invitation/),
    })
    expect(await tokensOf(invited)).toHaveLength(1)
    expect(await happenedTo(invited)).toHaveLength(2)
  })
})
