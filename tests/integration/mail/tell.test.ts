import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { claimMails } from '@/lib/mail/claim'
import { queueMail } from '@/lib/mail/queue'
import { tell } from '@/lib/mail/tell'
import type { RequestEvent } from '@/lib/requests/lifecycle'
import type { Status } from '@/lib/requests/request'
import { at, type Cast, cast, decided, marker, read, requestIn } from '@/tests/integration/mail/life'
import { plain } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

let people: Cast
beforeAll(async () => {
  people = await cast()
})
beforeEach(() => asOwner((client) => client.query('TRUNCATE mail')))

type More = Parameters<typeof requestIn>[2]
type Deciding = Omit<Parameters<typeof decided>[1], 'by'>

/** Tells of an event after which a request stands in `to`, and returns the mails, by address. */
async function told(event: RequestEvent, from: Status, to: Status, more: More = {}, decision?: Deciding) {
  const id = await requestIn(people, to, more)
  if (decision)
    await decided(id, { ...decision, by: decision.stage === 'clinical' ? people.leader.id : people.reviewer.id })
  const request = await read(id)
  const queued = await tell(db, event, request, from, at)
  // One open request a case: it makes room for the next.
  await db.request.update({ where: { id }, data: { status: 'withdrawn', closedAt: at } }).catch(() => {})
  const mails = await db.mail.findMany({ where: { requestId: id }, orderBy: { toAddress: 'asc' } })
  expect(mails).toHaveLength(queued)
  return { mails, request, to: mails.map(({ toAddress }) => toAddress.replace('@people.example', '')) }
}

const reviewers = ['reviewer', 'second-reviewer']
const side = ['consultant', 'staff']
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('who gets a mail', () => {
  it('submitted below the threshold: the reviewers of the organisation', async () => {
    const { to, mails } = await told('submitted', 'draft', 'organisation_review')
    expect(to).toEqual(reviewers)
    expect(mails[0]).toMatchObject({
      event: 'request-waits',
      fromName: 'Phoenix',
      status: 'queued',
      queuedAt: at,
      subject: expect.stringContaining('due Thu 3 December'),
    })
  })

  it('clinical review needed: the consultant and the practice staff who submitted', async () => {
    expect((await told('submitted_for_further_details', 'draft', 'further_details')).to).toEqual(side)
  })

  it('of the consultant side each keeps both names, and nobody else reads them', async () => {
    const ours = await told('submitted_for_further_details', 'draft', 'further_details')
    const names = ({ startedBy, consultant }: typeof ours.request) =>
      `${startedBy.name} made the request for ${consultant.name}.`
    expect(ours.mails.map(({ text }) => oneLine(text).includes(names(ours.request)))).toEqual([true, true])
    const decision = { stage: 'organisation', outcome: 'approved', sessions: 2 } as const
    const all = await told('approved', 'organisation_review', 'approved', {}, decision)
    const naming = all.mails.filter(({ text }) => oneLine(text).includes(all.request.startedBy.name))
    expect(naming.map(({ toAddress }) => toAddress)).toEqual(['consultant@people.example'])
    expect(oneLine(naming[0]?.text ?? '')).toContain(names(all.request))
  })

  it('Further details answered: the clinical leaders outside the practice', async () => {
    expect((await told('further_details_answered', 'further_details', 'clinical_review')).to).toEqual(['leader'])
  })

  it('endorsed: the consultant and the reviewers', async () => {
    const { to } = await told(
      'endorsed',
      'clinical_review',
      'organisation_review',
      {},
      { stage: 'clinical', outcome: 'endorsed', sessions: 2 },
    )
    expect(to).toEqual(['consultant', ...reviewers])
  })

  it.each([
    ['organisation_question_asked', 'organisation_review', 'organisation_question', 'organisation', side],
    ['organisation_question_answered', 'organisation_question', 'organisation_review', 'organisation', ['reviewer']],
    ['clinical_question_asked', 'clinical_review', 'clinical_question', 'clinical', side],
    ['clinical_question_answered', 'clinical_question', 'clinical_review', 'clinical', ['leader']],
  ] as const)('%s', async (event, from, status, asked, expected) => {
    expect((await told(event, from, status, { asked })).to).toEqual(expected)
  })

  it('an answer waits for all reviewers once the asker has left', async () => {
    await db.person.update({ where: { id: people.reviewer.id }, data: { disabledAt: at } })
    const { to } = await told('organisation_question_answered', 'organisation_question', 'organisation_review', {
      asked: 'organisation',
    })
    await db.person.update({ where: { id: people.reviewer.id }, data: { disabledAt: null } })
    expect(to).toEqual(['second-reviewer'])
  })

  it('nobody who is disabled, has another role by now, or works elsewhere', async () => {
    const { consultant, staff } = people
    const change = (person: { id: string }, data: object) => db.person.update({ where: { id: person.id }, data })
    const question = ['organisation_question_asked', 'organisation_review', 'organisation_question'] as const
    await change(staff, { disabledAt: at })
    expect((await told(...question, { asked: 'organisation' })).to).toEqual(['consultant'])
    const { id: elsewhere } = await db.practice.create({ data: { name: 'Elsewhere' } })
    await change(staff, { disabledAt: null, practiceId: elsewhere })
    expect((await told(...question, { asked: 'organisation' })).to).toEqual(['consultant'])
    await change(consultant, { role: 'clinical_leader', practiceId: null })
    expect((await told('approved', 'organisation_review', 'approved', {}, approved)).to).toEqual([
      'client@post.example',
    ])
    expect((await told('further_details_answered', 'further_details', 'clinical_review')).to).toEqual([
      'leader',
      'practice-leader',
    ])
    await change(consultant, { role: 'consultant', practiceId: consultant.practiceId })
    await change(staff, { practiceId: staff.practiceId })
  })

  const approved = { stage: 'organisation', outcome: 'approved', sessions: 2 } as const
  it('approved: consultant and client', async () => {
    const { to, mails } = await told('approved', 'organisation_review', 'approved', {}, approved)
    expect(to).toEqual(['client@post.example', 'consultant'])
    expect(mails[0]).toMatchObject({
      fromName: 'Client Support',
      subject: 'An update for you',
      clientId: people.client.id,
      personId: null,
    })
    expect(mails[1]?.text).toContain('Approved: 2 of 3')
    expect(mails[1]?.text).toContain('They lapse on 24 November 2027.')
  })

  it('approved: the other address, where the consent says so', async () => {
    expect(
      (await told('approved', 'organisation_review', 'approved', { outcomeTo: 'another_address' }, approved)).to,
    ).toEqual(['another@post.example', 'consultant'])
  })

  it('approved: no client who wants no email, and the consultant knows', async () => {
    const { to, mails } = await told('approved', 'organisation_review', 'approved', { outcomeTo: 'nobody' }, approved)
    expect(to).toEqual(['consultant'])
    expect(mails[0]?.text).toContain('The client gets no email.')
  })

  it.each([
    ['declined', 'organisation_review', 'organisation', 'Budget'],
    ['clinically_declined', 'clinical_review', 'clinical', 'Needs longer-term or specialist care'],
  ] as const)('%s: consultant, with the reason, and client, without', async (event, from, stage, reason) => {
    const { to, mails } = await told(event, from, 'declined', {}, { stage, outcome: 'declined', sessions: 0 })
    expect(to).toEqual(['client@post.example', 'consultant'])
    expect(mails[0]?.text).not.toContain(reason)
    expect(mails[1]?.text).toContain(reason)
  })

  it.each(['withdrawn', 'lapsed'] as const)(
    '%s: the consultant side, and reviewers if it was with them',
    async (event) => {
      expect((await told(event, 'organisation_question', event)).to).toEqual(['consultant', ...reviewers, 'staff'])
      await asOwner((client) => client.query('TRUNCATE mail'))
      expect((await told(event, 'clinical_question', event)).to).toEqual(side)
    },
  )
})

describe('what the mails hold', () => {
  it('for reviewers and clients: nothing that names the client, the practice, the case or a clinical word', async () => {
    const request = await told(
      'endorsed',
      'clinical_review',
      'organisation_review',
      { urgent: true },
      { stage: 'clinical', outcome: 'endorsed', sessions: 2 },
    )
    const outcome = await told(
      'approved',
      'organisation_review',
      'approved',
      {},
      { stage: 'organisation', outcome: 'approved', sessions: 2 },
    )
    const outside = [...request.mails, ...outcome.mails].filter(({ toAddress }) => /reviewer|client@/.test(toAddress))
    expect(outside.length).toBeGreaterThanOrEqual(3)
    for (const { subject, text, html } of outside)
      expect(subject + text + html).not.toMatch(
        new RegExp([...Object.values(marker), 'ASST-', 'consultant', 'clinical', 'Stabilise', 'risk'].join('|'), 'i'),
      )
    expect(outside.find(({ event }) => event === 'request-waits')?.subject).toMatch(/^Urgent: /)
  })

  it('links lead to the reader’s own pages', async () => {
    const { mails, request } = await told('submitted', 'draft', 'organisation_review')
    expect(mails[0]?.text).toContain(`http://localhost:3000/approvals/ESR-${request.reference}\n`)
  })
})

describe('the order of one request’s mails to one recipient', () => {
  it('is kept: the later one waits until the earlier is settled', async () => {
    const [id, other] = [await requestIn(people, 'withdrawn'), await requestIn(people, 'withdrawn')]
    const queue = (toAddress: string, milliseconds: number) =>
      queueMail(db, {
        event: 'request-waits',
        ...plain(toAddress),
        requestId: id,
        at: new Date(at.getTime() + milliseconds),
      })
    await queue('a@post.example', 0)
    await queue('a@post.example', 1)
    await queue('b@post.example', 2)
    const soon = new Date(at.getTime() + 1_000)
    const claimNext = async (worker: string) => (await claimMails(worker, 1, soon))[0] ?? null
    const first = await claimNext('one')
    expect([first?.toAddress, (await claimNext('two'))?.toAddress, await claimNext('three')]).toEqual([
      'a@post.example',
      'b@post.example',
      null,
    ])
    // Not taken, the earlier one waits for its next try, and the later one for it; another request's does not.
    const tried = first?.id ?? ''
    await db.mail.update({
      where: { id: tried },
      data: { status: 'queued', nextAttemptAt: new Date(at.getTime() + 9_000) },
    })
    expect(await claimNext('three')).toBeNull()
    await queueMail(db, { event: 'request-waits', ...plain('a@post.example'), requestId: other, at: soon })
    expect((await claimNext('three'))?.queuedAt).toEqual(soon)
    await db.mail.update({ where: { id: tried }, data: { status: 'sent' } })
    expect((await claimNext('three'))?.toAddress).toBe('a@post.example')
  })
})
