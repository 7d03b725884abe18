import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { mailEvents, type RequestMailEvent } from '@/lib/mail/mail'
import { isFor } from '@/lib/mail/recipients'
import { resendMail } from '@/lib/mail/resend'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import type { Administrator, Role } from '@/lib/people/person'
import { looksAfter } from '@/tests/support/looked-after'
import { clinicalLeader, done, noon, organisation, person, smallWorld, submitted } from '@/tests/support/world'

// A mail is sent again to somebody only as long as it is for what they are: a reviewer never learns from it that there was a clinical
// review, nor what waits with an employer that is not theirs any more.

const reason = 'It never came.'
type Placed = Exclude<Role, 'practice_staff'>
let by = {} as Administrator
let world: Awaited<ReturnType<typeof smallWorld>>
let requestId = ''
let people: Record<Placed, string>
beforeAll(async () => {
  by = await looksAfter()
  world = await smallWorld()
  requestId = (await db.request.findFirstOrThrow({ where: { reference: (await submitted(world, 2)).slice(4) } })).id
  const [leader, administrator] = [await clinicalLeader(), await person('administrator')]
  people = {
    ...{ reviewer: world.reviewer.id, consultant: world.consultant.id },
    ...{ clinical_leader: leader.id, administrator: administrator.id },
  }
  await ask('clinical', leader.id, noon)
})

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const ask = (stage: string, askedById: string, askedAt: Date) =>
  db.question.create({
    data: { requestId, stage, text: 'Why?', askedById, askedAt, answer: 'So.', answeredAt: askedAt },
  })
async function mailTo(personId: string, event: string, row: object = { requestId }) {
  const words = { fromName: 'Phoenix', toAddress: 'a@post.example', subject: 'A', text: 'A', html: 'A' }
  const about = { event, personId, queuedAt: later(1), status: 'failed', ...words, ...row }
  return (await db.mail.create({ data: about })).id
}
const again = (mail: string) => resendMail(by, { mail, reason }, later(30))

/** Somebody in another role for as long as something is done, a reviewer of the request's own organisation unless told otherwise. */
async function as<T>(
  id: string,
  role: Placed,
  work: () => Promise<T>,
  organisationId = world.organisationId,
): Promise<T> {
  const before = await db.person.findUniqueOrThrow({ where: { id } })
  const place = { organisationId: role === 'reviewer' ? organisationId : null }
  await db.person.update({ where: { id }, data: { role, ...place } })
  const { role: was, organisationId: of } = before
  return work().finally(() => db.person.update({ where: { id }, data: { role: was, organisationId: of } }))
}

const roles = {
  ...{ reviewers: 'reviewer', clinical_leaders: 'clinical_leader', asker: 'clinical_leader' },
  ...{ consultant: 'consultant', consultant_side: 'consultant', administrators: 'administrator' },
} as const
const toPeople = mailEvents.flatMap((event) => {
  const to = isFor(event)
  return to && to !== 'client' ? [[event, roles[to]] as [RequestMailEvent, Placed]] : []
})
const others: readonly Placed[] = ['reviewer', 'clinical_leader', 'consultant', 'administrator']

test.each<[RequestMailEvent, Placed]>(toPeople)(
  '%s goes to a %s, and to nobody who is something else by now',
  async (event, role) => {
    const personId = people[role]
    for (const other of others.filter((one) => one !== role)) {
      const mail = await mailTo(personId, event)
      expect([other, await as(personId, other, () => again(mail))]).toMatchObject([
        other,
        { refused: true, sentence: expect.stringMatching(/^It is not for .* to read any more\. Nothing was sent\.$/) },
      ])
    }
    done(await again(await mailTo(personId, event)))
  },
)

test('a reviewer of another organisation reads nothing of this one, and nobody reads a mail of a day again', async () => {
  const elsewhere = await organisation()
  const send = (mail: string) => as(world.reviewer.id, 'reviewer', () => again(mail), elsewhere)
  expect(await send(await mailTo(world.reviewer.id, 'request-waits'))).toMatchObject({ refused: true })
  const daily = await mailTo(world.reviewer.id, 'daily-mail', {})
  for (const answer of [await send(daily), await again(daily)])
    expect(answer).toMatchObject({ sentence: expect.stringMatching(/^The next daily mail says all that waits/) })
  const parked = await mailTo(world.reviewer.id, 'daily-mail', { status: 'parked' })
  expect(await settleByHand(by, { mail: parked, choice: 'not_arrived', reason }, noon)).toMatchObject({ refused: true })
  done(await settleByHand(by, { mail: daily, choice: 'nothing_more', reason }, noon))
})

test('the answer to a clinical leader is nobody’s once the organisation asked, whatever became of both', async () => {
  const leader = people.clinical_leader
  const mail = await mailTo(leader, 'answer-waits' satisfies RequestMailEvent)
  await ask('organisation', leader, later(2))
  expect(await as(leader, 'reviewer', () => again(mail))).toMatchObject({ refused: true })
})
