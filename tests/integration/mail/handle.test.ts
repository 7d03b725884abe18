import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changeAddress } from '@/lib/mail/change-address'
import { resendMail } from '@/lib/mail/resend'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import type { Administrator } from '@/lib/people/person'
import { keyOf } from '@/lib/text-at-rest/sealing'
import { aMail, historyOf, mailRow } from '@/tests/integration/mail/look-after'
import { asOwner } from '@/tests/support/database'
import { looksAfter } from '@/tests/support/looked-after'
import { done, noon, organisation, person } from '@/tests/support/world'

// What administrators do about a mail: each thing once, whoever else does it at the same moment, with history and under seal.

const reason = 'Wren Marlowe says that it never came.'
const address = 'wren.anew@example.org'
let [by, other] = [{} as Administrator, {} as Administrator]
beforeAll(async () => {
  ;[by, other] = [await looksAfter(), await looksAfter()]
})

const resentOf = (id: string) => db.mail.findMany({ where: { resendOfId: id } })
const refused = async (answer: Promise<unknown>, sentence: RegExp | string) =>
  expect(await answer).toMatchObject({ refused: true, sentence: expect.stringMatching(sentence) })

describe('sent again', () => {
  test('with the same words, to the address of now, as a mail of its own under its own seal', async () => {
    const { mail, client } = await aMail()
    await db.client.update({ where: { id: client.id }, data: { email: 'wren.moved@example.org' } })
    const { mail: anew } = done(await resendMail(by, { mail, reason }, noon))
    const [before, after] = [await mailRow(mail), await mailRow(anew)]
    const { event, subject, fromName, text, html, requestId, clientId } = before
    const same = { event, subject, fromName, text, html, requestId, clientId }
    expect(after).toMatchObject({ ...same, status: 'queued', attempts: 0 })
    expect(after).toMatchObject({ toAddress: 'wren.moved@example.org', resendOfId: mail, resendReason: reason })
    expect([after.resentById, after.queuedAt, before.closedById, before.closedAt]).toEqual([by.id, noon, by.id, noon])
    const { rows } = await asOwner((owner) =>
      owner.query('SELECT text, html, resend_reason FROM mail WHERE id = ANY ($1) ORDER BY queued_at, id', [
        [mail, anew],
      ]),
    )
    expect(new Set([rows[0].text, rows[1].text]).size).toBe(2)
    for (const sealed of [rows[1].text, rows[1].html, rows[1].resend_reason]) expect(keyOf(sealed)).toBe('test')
    expect(await historyOf(client.id)).toEqual([
      { event: 'mail.resent', data: { mail, kind: 'declined-client' }, by: by.id },
    ])
  })

  test('once: a second press is the same, another administrator is told, and of two at once one wins', async () => {
    const { mail, client } = await aMail()
    const twice = await Promise.all([resendMail(by, { mail, reason }, noon), resendMail(by, { mail, reason }, noon)])
    expect(new Set(twice.map((one) => done(one).mail)).size).toBe(1)
    await refused(resendMail(other, { mail, reason }, noon), `^${by.name} has sent it again already`)
    expect([(await resentOf(mail)).length, (await historyOf(client.id)).length]).toEqual([1, 1])

    const { mail: raced } = await aMail()
    const both = await Promise.all([by, other].map((one) => resendMail(one, { mail: raced, reason }, noon)))
    expect(both.filter((one) => 'refused' in one)).toHaveLength(1)
    expect(await resentOf(raced)).toHaveLength(1)
  })

  test('what was sent again is sent again in its turn', async () => {
    const { mail } = await aMail({ status: 'sent' })
    const { mail: second } = done(await resendMail(by, { mail, reason }, noon))
    await db.mail.update({ where: { id: second }, data: { status: 'failed', failure: 'not_accepting' } })
    const { mail: third } = done(await resendMail(other, { mail: second, reason }, noon))
    expect((await mailRow(third)).resendOfId).toBe(second)
  })

  test.each([
    ['queued', 'It still waits'],
    ['claimed', 'It still waits'],
    ['parked', 'Nobody knows whether it arrived'],
  ])('not while it is %s', async (status, sentence) => {
    const { mail } = await aMail({ status })
    await refused(resendMail(by, { mail, reason }, noon), sentence)
    expect(await resentOf(mail)).toEqual([])
  })

  test('not where there is no such mail, or what the record has is no address', async () => {
    for (const mail of ['', 'x', '019ab7c0-0000-7000-8000-000000000001'])
      await refused(resendMail(by, { mail, reason }, noon), 'There is no such mail')
    const { mail, client } = await aMail()
    for (const email of [null, 'a@example.org, b@example.org', 'a@example..org']) {
      await db.client.update({ where: { id: client.id }, data: { email } })
      await refused(resendMail(by, { mail, reason }, noon), 'has no address that it can go to')
    }
  })

  test('not to somebody who is disabled, or whose it is not any more', async () => {
    const { mail, reviewer } = await aMail({ status: 'failed' }, 'request-waits')
    const change = (data: object) => db.person.update({ where: { id: reviewer.id }, data })
    await change({ disabledAt: noon })
    await refused(resendMail(by, { mail, reason }, noon), 'is disabled')
    await change({ disabledAt: null, organisationId: await organisation() })
    await refused(resendMail(by, { mail, reason }, noon), 'not for .* to read any more')
    const { mail: theirs, consultant } = await aMail({ status: 'failed' }, 'declined-consultant')
    await db.person.update({ where: { id: consultant.id }, data: { role: 'clinical_leader' } })
    await refused(resendMail(by, { mail: theirs, reason }, noon), 'not for .* to read any more')
  })

  test('never what lets somebody in', async () => {
    const { id: personId, email: toAddress } = await person('reviewer', { organisationId: await organisation() })
    const words = { fromName: 'Phoenix', subject: 'Your invitation', text: 'link', html: 'link' }
    const { id } = await db.mail.create({
      data: { event: 'invitation', personId, toAddress, ...words, status: 'failed' },
    })
    await refused(resendMail(by, { mail: id, reason }, noon), 'It lets somebody in')
    done(await settleByHand(by, { mail: id, choice: 'nothing_more', reason }, noon))
    const [entry] = await db.historyEntry.findMany({ where: { aboutPersonId: personId } })
    expect(entry).toMatchObject({ event: 'mail.settled', clientId: null })
  })
})

describe('an address that is changed', () => {
  test('is the client’s own, and the outcome goes there; history keeps neither address', async () => {
    const { mail, client } = await aMail()
    const { mail: anew } = done(await changeAddress(by, { mail, address, reason }, noon))
    expect((await db.client.findUniqueOrThrow({ where: { id: client.id } })).email).toBe(address)
    expect(await mailRow(anew)).toMatchObject({ toAddress: address, resendOfId: mail, status: 'queued' })
    const told = await historyOf(client.id)
    const about = { mail, kind: 'declined-client' }
    expect(told).toEqual([
      { event: 'mail.address_changed', data: { ...about, whose: 'client' }, by: by.id },
      { event: 'mail.resent', data: about, by: by.id },
    ])
    expect(JSON.stringify(told)).not.toContain('@')
  })

  test('is the consent’s, where it went to another address; the client’s own stays', async () => {
    const asked = { outcomeTo: 'another_address', outcomeAddress: 'sister@example.org' } as const
    const { mail, client } = await aMail({ status: 'failed' }, 'declined-client', asked)
    done(await changeAddress(by, { mail, address, reason }, noon))
    const { requestId } = await mailRow(mail)
    expect((await db.consent.findUniqueOrThrow({ where: { requestId: requestId ?? '' } })).address).toBe(address)
    expect((await db.client.findUniqueOrThrow({ where: { id: client.id } })).email).toBe(client.email)
    expect((await historyOf(client.id))[0]?.data).toMatchObject({ whose: 'request' })
  })

  test('by two at once is one of theirs, and the same twice is once', async () => {
    const { mail, client } = await aMail()
    const both = await Promise.all([
      changeAddress(by, { mail, address, reason }, noon),
      changeAddress(other, { mail, address: 'wren.other@example.org', reason }, noon),
    ])
    expect(both.filter((one) => 'refused' in one)).toHaveLength(1)
    const [anew] = await resentOf(mail)
    expect((await db.client.findUniqueOrThrow({ where: { id: client.id } })).email).toBe(anew?.toAddress)
    const winner = anew?.resentById === by.id ? by : other
    const again = { mail, address: anew?.toAddress ?? '', reason }
    expect(done(await changeAddress(winner, again, noon)).mail).toBe(anew?.id)
    const third = { ...again, address: 'a.third@example.org' }
    await refused(changeAddress(winner, third, noon), '^You have sent it again already')
    expect(await historyOf(client.id)).toHaveLength(2)
  })

  test('is another one, of a client’s outcome that did not arrive', async () => {
    const { mail, client } = await aMail()
    await db.mail.update({ where: { id: mail }, data: { toAddress: client.email?.toUpperCase() ?? '' } })
    const same = { mail, address: client.email ?? '', reason }
    expect(await changeAddress(by, same, noon)).toMatchObject({
      fields: { address: expect.stringContaining('It went to this address') },
    })
    const sent = await aMail({ status: 'sent' })
    await refused(changeAddress(by, { mail: sent.mail, address, reason }, noon), 'It was delivered')
    const theirs = await aMail({ status: 'failed' }, 'declined-consultant')
    await refused(
      changeAddress(by, { mail: theirs.mail, address, reason }, noon),
      'Only the address of a client’s outcome',
    )
    for (const one of [client, sent.client, theirs.client])
      expect((await db.client.findUniqueOrThrow({ where: { id: one.id } })).email).toBe(one.email)
  })
})

describe('settled', () => {
  test('a parked one that arrived counts as delivered, and is not sent again', async () => {
    const { mail, client } = await aMail({ status: 'parked' })
    done(await settleByHand(by, { mail, choice: 'arrived', reason }, noon))
    done(await settleByHand(by, { mail, choice: 'arrived', reason }, noon))
    expect(await mailRow(mail)).toMatchObject({
      status: 'sent',
      closedById: by.id,
      closedAt: noon,
      closedReason: reason,
    })
    await refused(
      settleByHand(other, { mail, choice: 'not_arrived', reason }, noon),
      `^${by.name} has settled it already`,
    )
    await refused(settleByHand(by, { mail, choice: 'not_arrived', reason }, noon), 'It was delivered')
    expect(await resentOf(mail)).toEqual([])
    const data = { mail, kind: 'declined-client', as: 'arrived' }
    expect(await historyOf(client.id)).toEqual([{ event: 'mail.settled', data, by: by.id }])
  })

  test('a parked one that did not arrive fails and is sent again, in one go', async () => {
    const { mail, client } = await aMail({ status: 'parked' })
    const { mail: anew } = done(await settleByHand(by, { mail, choice: 'not_arrived', reason }, noon))
    const before = { status: 'failed', failure: 'technical', closedById: by.id, closedReason: '' }
    expect(await mailRow(mail)).toMatchObject(before)
    expect(await mailRow(anew)).toMatchObject({ status: 'queued', resendOfId: mail, resendReason: reason })
    expect((await historyOf(client.id)).map(({ event }) => event)).toEqual(['mail.settled', 'mail.resent'])
  })

  // An outcome's client is held too; of a reviewer's mail its own row alone.
  test.each(['declined-client', 'request-waits'] as const)('both ways at once is one of them: %s', async (event) => {
    for (let round = 0; round < 5; round++) {
      const { mail, client } = await aMail({ status: 'parked' }, event)
      const both = await Promise.all([
        settleByHand(by, { mail, choice: 'arrived', reason }, noon),
        settleByHand(other, { mail, choice: 'not_arrived', reason }, noon),
      ])
      expect(both.filter((one) => 'refused' in one)).toHaveLength(1)
      const { status } = await mailRow(mail)
      expect((await resentOf(mail)).length).toBe(status === 'failed' ? 1 : 0)
      expect((await historyOf(client.id)).filter(({ event }) => event === 'mail.settled')).toHaveLength(1)
    }
  })

  test('nothing is half done: where it cannot be sent again it stays parked', async () => {
    const { mail, client } = await aMail({ status: 'parked' })
    await db.client.update({ where: { id: client.id }, data: { email: null } })
    await refused(settleByHand(by, { mail, choice: 'not_arrived', reason }, noon), 'has no address')
    expect([(await mailRow(mail)).status, await historyOf(client.id)]).toEqual(['parked', []])
  })

  test('the worker that knows better after all finds its mark, or an administrator is told', async () => {
    const { mail } = await aMail({ status: 'parked' })
    await db.mail.update({ where: { id: mail }, data: { status: 'sent' } })
    await refused(settleByHand(by, { mail, choice: 'not_arrived', reason }, noon), 'It was delivered')
    expect(await resentOf(mail)).toEqual([])
  })

  test('a failed one needs nobody any more, and can still be sent again', async () => {
    const { mail } = await aMail()
    done(await settleByHand(by, { mail, choice: 'nothing_more', reason }, noon))
    await refused(
      settleByHand(other, { mail, choice: 'nothing_more', reason }, noon),
      `^${by.name} has settled it already`,
    )
    expect(await mailRow(mail)).toMatchObject({ status: 'failed', closedReason: reason })
    done(await resendMail(other, { mail, reason }, noon))
    const { mail: parked } = await aMail({ status: 'parked' })
    await refused(settleByHand(by, { mail: parked, choice: 'nothing_more', reason }, noon), 'Nobody knows')
  })
})
