import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changeAddress } from '@/lib/mail/change-address'
import { resendMail } from '@/lib/mail/resend'
import type { Administrator, Role } from '@/lib/people/person'
import { aMail, mailRow } from '@/tests/integration/mail/look-after'
import { asOwner } from '@/tests/support/database'
import { looksAfter } from '@/tests/support/looked-after'
import { days, done, noon, organisation, person, practice } from '@/tests/support/world'

// Where a mail goes that is sent again: by the record as it is at that moment, and only where it may still go.

const reason = 'Wren Marlowe says that it never came.'
const none = { sentence: expect.stringContaining('has no address that it can go to') }
let by = {} as Administrator
beforeAll(async () => {
  by = await looksAfter()
})

describe('a client’s outcome', () => {
  test('goes to the other address, where the consent names one', async () => {
    const asked = { outcomeTo: 'another_address', outcomeAddress: 'sister@example.org' } as const
    const { mail } = await aMail({ status: 'failed', toAddress: 'before@example.org' }, 'declined-client', asked)
    const { mail: anew } = done(await resendMail(by, { mail, reason }, noon))
    expect((await mailRow(anew)).toAddress).toBe('sister@example.org')
  })

  test('goes to the address that is being corrected at this moment', async () => {
    const { mail, client } = await aMail()
    const email = 'wren.moved@example.org'
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    const answer = await asOwner(async (owner) => {
      await owner.query('BEGIN')
      await owner.query('UPDATE client SET email = $2 WHERE id = $1', [client.id, email])
      const sent = resendMail(by, { mail, reason }, noon)
      await expect.poll(async () => (await asOwner((other) => other.query(waiting))).rowCount).toBe(1)
      await owner.query('COMMIT')
      return sent
    })
    expect((await mailRow(done(answer).mail)).toAddress).toBe(email)
  })

  test('goes nowhere once the consent is over', async () => {
    const { mail } = await aMail()
    const late = new Date(noon.getTime() + days(366))
    expect(await resendMail(by, { mail, reason }, late)).toMatchObject(none)
  })

  test('goes nowhere, and no address is changed, where the client wants no email', async () => {
    const { mail, client } = await aMail()
    const { requestId } = await mailRow(mail)
    await db.consent.update({ where: { requestId: requestId ?? '' }, data: { outcomeTo: 'nobody' } })
    expect(await resendMail(by, { mail, reason }, noon)).toMatchObject({ refused: true })
    expect(await changeAddress(by, { mail, address: 'wren.anew@example.org', reason }, noon)).toMatchObject({
      sentence: expect.stringContaining('wants no email'),
    })
    expect((await db.client.findUniqueOrThrow({ where: { id: client.id } })).email).toBe(client.email)
  })
})

describe('a mail about a request', () => {
  let world: Awaited<ReturnType<typeof aMail>>
  let [own, other, request] = ['', '', '']
  beforeAll(async () => {
    world = await aMail({ status: 'failed' }, 'declined-consultant')
    ;[own, other] = [await practice(), await practice()]
    request = (await mailRow(world.mail)).requestId ?? ''
    await db.person.update({ where: { id: world.consultant.id }, data: { practiceId: own } })
  })

  const events: Record<Role, string> = {
    ...{ consultant: 'declined-consultant', practice_staff: 'question-asked', reviewer: 'request-waits' },
    ...{ clinical_leader: 'review-waits', administrator: 'request-overdue' },
  }

  /** Whether a mail about the request, of the kind that the role gets, is sent again to somebody of a role and place. */
  async function goesTo(role: Role, place: object, started = false): Promise<boolean> {
    const { id: personId, email: toAddress } = await person(role, place)
    if (started) await db.request.update({ where: { id: request }, data: { startedById: personId } })
    const words = { fromName: 'Phoenix', subject: 'A request', text: 'words', html: 'words' }
    const about = { event: events[role], requestId: request, personId, toAddress, status: 'failed' }
    const { id: mail } = await db.mail.create({ data: { ...about, ...words } })
    const answer = await resendMail(by, { mail, reason }, noon)
    if ('refused' in answer) expect(answer.sentence).toContain('to read any more')
    else expect(await mailRow(answer.mail)).toMatchObject({ personId, clientId: null, requestId: request })
    return !('refused' in answer)
  }

  test('goes nowhere, where what the record has is no address', async () => {
    const { mail, reviewer } = await aMail({ status: 'failed' }, 'request-waits')
    await db.person.update({ where: { id: reviewer.id }, data: { email: 'a@example..org' } })
    expect(await resendMail(by, { mail, reason }, noon)).toMatchObject(none)
  })

  test('goes to those of its organisation, to whoever made it for the consultant, to leaders of no practice or another, and to administrators', async () => {
    expect([
      await goesTo('reviewer', { organisationId: world.organisationId }),
      await goesTo('practice_staff', { practiceId: own }, true),
      await goesTo('clinical_leader', {}),
      await goesTo('clinical_leader', { practiceId: other }),
      await goesTo('administrator', {}),
    ]).toEqual(Array(5).fill(true))
  })

  test('goes to a leader of no practice, where the consultant has none either', async () => {
    const change = (practiceId: string | null) =>
      db.person.update({ where: { id: world.consultant.id }, data: { practiceId } })
    await change(null)
    expect(await goesTo('clinical_leader', {})).toBe(true)
    await change(own)
  })

  test('goes to nobody elsewhere, and to no leader who may not decide on it', async () => {
    expect([
      await goesTo('reviewer', { organisationId: await organisation() }),
      await goesTo('consultant', {}),
      await goesTo('practice_staff', { practiceId: other }),
      await goesTo('clinical_leader', { practiceId: own }),
      await goesTo('clinical_leader', {}, true),
    ]).toEqual(Array(5).fill(false))
  })
})
