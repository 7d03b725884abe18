import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { historyWords } from '@/lib/history/words'
import { claimMails } from '@/lib/mail/claim'
import { keep } from '@/lib/mail/keep'
import type { RequestMailEvent } from '@/lib/mail/mail'
import { parkAbandoned } from '@/lib/mail/park'
import { queueMail } from '@/lib/mail/queue'
import { settleMail } from '@/lib/mail/settle'
import type { Fate } from '@/lib/mail/transport'
import { type Cast, cast, requestIn } from '@/tests/integration/mail/life'
import { plain } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

const at = new Date('2026-11-24T00:00:00Z')
const soon = new Date('2026-11-24T01:00:00Z')
const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

let people: Cast
let request: string
beforeEach(async () => {
  await asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE organisation, practice, person, client, mail_rest RESTART IDENTITY CASCADE')
  })
  people = await cast()
  request = await requestIn(people, 'approved')
})

const no: Fate = {
  ...{ fate: 'refused', code: 'EENVELOPE 550', error: 'no such mailbox' },
  ...{ failure: 'no_such_address', about: 'mail' },
}
const full: Fate = { ...no, fate: 'later', code: 'EENVELOPE 452', error: 'full', failure: 'not_accepting' }

async function queue(event: RequestMailEvent) {
  const whose = event.endsWith('client') ? { clientId: people.client.id } : { personId: people.consultant.id }
  await queueMail(db, { ...plain('a@post.example'), event, requestId: request, ...whose, at })
}
/** Claims the one mail that is due and says what came of it, as a worker does. */
async function tried(fate: Fate, when = soon) {
  const [mail] = await claimMails('one', 1, when)
  if (!mail) throw new Error('No mail is due.')
  await keep('one', [{ mail, fate, at: when }])
  return mail.id
}
const tasks = () => db.task.findMany({ where: { kind: 'tell_client_the_outcome' }, orderBy: { id: 'asc' } })
const history = async () =>
  (await db.historyEntry.findMany({ orderBy: { id: 'asc' } })).map(({ event, rule, data }) => ({ event, rule, data }))

describe.each(['approved-client', 'declined-client'] as const)('the mail %s', (event) => {
  it('that is refused becomes the consultant’s task, with its reason in history', async () => {
    await queue(event)
    const mail = await tried(no)
    expect(await db.mail.findUniqueOrThrow({ where: { id: mail } })).toMatchObject({
      status: 'failed',
      failure: 'no_such_address',
      bouncedAt: null,
      claimedBy: null,
      settledAt: soon,
    })
    expect(await tasks()).toMatchObject([
      { caseId: people.assistCase.id, requestId: request, openedAt: soon, doneAt: null },
    ])
    const data = { mail, kind: event, failure: 'no_such_address' }
    expect(await history()).toEqual([{ event: 'mail.undeliverable', rule: 'mail delivery, version 1', data }])
    expect(await db.historyEntry.findFirst()).toMatchObject({
      requestId: request,
      caseId: people.assistCase.id,
      clientId: people.client.id,
      aboutPersonId: null,
    })
  })

  it('that is given up does so too, and not before', async () => {
    await queue(event)
    const mail = await tried(full)
    expect(await tasks()).toEqual([])
    await tried(full, after(72))
    expect(await db.mail.findUniqueOrThrow({ where: { id: mail } })).toMatchObject({
      status: 'failed',
      failure: 'not_accepting',
      lastError: 'Given up after 72 hours. full',
    })
    expect(await tasks()).toHaveLength(1)
  })

  it('opens the task once, whatever else fails, and ends it when one arrives after all', async () => {
    for (const fate of [no, no]) {
      await queue(event)
      await tried(fate)
    }
    expect(await tasks()).toHaveLength(1)
    await queue(event)
    await tried({ fate: 'sent' })
    expect(await tasks()).toMatchObject([
      { doneAt: soon, doneById: null, outcome: 'The mail with the outcome arrived' },
    ])
    expect((await history()).at(-1)).toMatchObject({
      event: 'case.client_told',
      rule: 'the outcome arrived by mail, version 1',
    })
    await queue(event)
    await tried(no)
    expect((await tasks()).map(({ doneAt }) => doneAt)).toEqual([soon, null])
  })

  it('that arrives at once changes nothing else', async () => {
    await queue(event)
    await tried({ fate: 'sent' })
    expect([await tasks(), await history()]).toEqual([[], []])
  })

  it('that is parked waits for a person, who may say either', async () => {
    await queue(event)
    const id = await tried({ ...no, fate: 'unknown' })
    expect([await tasks(), await history()]).toEqual([[], []])
    const parked = { id, status: 'parked' }
    const by = { person: people.staff.id }
    const as = { status: 'failed', failure: 'technical', lastError: 'It did not arrive.' } as const
    const said = [
      await db.$transaction((tx) => settleMail(tx, parked, as, soon, by)),
      await db.$transaction((tx) => settleMail(tx, parked, { status: 'sent' }, soon, by)),
    ]
    expect(said).toEqual([true, false])
    expect(await tasks()).toHaveLength(1)
    expect(await db.historyEntry.findFirst()).toMatchObject({
      event: 'mail.undeliverable',
      personId: people.staff.id,
      rule: null,
    })
  })
})

it('two mails with the outcome that fail at the same moment open one task', async () => {
  for (const address of ['a@post.example', 'b@post.example'])
    await queueMail(db, {
      ...plain(address),
      event: 'declined-client',
      requestId: request,
      clientId: people.client.id,
      at,
    })
  const mails = await claimMails('one', 2, soon)
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  const both = await asOwner(async (client) => {
    await client.query(`BEGIN; SELECT 1 FROM request WHERE id = '${request}' FOR NO KEY UPDATE`)
    const kept = Promise.all(mails.map((mail) => keep('one', [{ mail, fate: no, at: soon }])))
    await expect.poll(async () => (await asOwner((other) => other.query(waiting))).rowCount).toBe(2)
    await client.query('COMMIT')
    return kept
  })
  expect(both.flat().map(({ status }) => status)).toEqual(['failed', 'failed'])
  expect(await tasks()).toHaveLength(1)
})

describe.each(['approved-client', 'approved-consultant'] as const)('the mark of %s', (event) => {
  const sent: Fate = { fate: 'sent' }
  const claimed = async (worker: string, when = soon) => {
    const [mail] = await claimMails(worker, 1, when)
    if (!mail) throw new Error('No mail is due.')
    return (fate: Fate) => keep(worker, [{ mail, fate, at: when }])
  }
  const standing = async () => {
    const { status, claimedBy, settledAt } = await db.mail.findFirstOrThrow()
    return [status, claimedBy, settledAt]
  }
  beforeEach(() => queue(event))

  it('comes twice, where its first answer was lost: it leaves the next claim alone', async () => {
    const kept = await claimed('one')
    await kept(full)
    await claimed('two', after(2))
    for (const fate of [full, no, sent]) await kept(fate)
    expect(await standing()).toEqual(['claimed', 'two', null])
  })

  it.each([sent, no, full])('counts for one that was parked meanwhile: $fate', async (fate) => {
    const kept = await claimed('one')
    expect(await parkAbandoned(soon)).toBe(1)
    await kept(fate)
    expect((await standing())[0]).toBe({ sent: 'sent', refused: 'failed', later: 'queued', unknown: '' }[fate.fate])
  })

  it('changes nothing where a person has settled it meanwhile', async () => {
    const kept = await claimed('one')
    await parkAbandoned(soon)
    await db.mail.updateMany({ data: { status: 'failed', failure: 'technical' } })
    for (const fate of [sent, full, no]) await kept(fate)
    expect(await standing()).toEqual(['failed', 'one', soon])
  })
})

describe('any other mail', () => {
  it.each(['approved-consultant', 'declined-consultant', 'request-waits'] as const)(
    '%s that fails is in history, and no task',
    async (event) => {
      await queue(event)
      await tried(no)
      expect((await history()).map(({ event: happened }) => happened)).toEqual(['mail.undeliverable'])
      expect(await tasks()).toEqual([])
    },
  )

  it('about somebody’s way in is in their own history', async () => {
    await queueMail(db, { ...plain('a@post.example'), event: 'invitation', personId: people.reviewer.id, at })
    await tried(no)
    expect(await db.historyEntry.findFirst()).toMatchObject({
      aboutPersonId: people.reviewer.id,
      requestId: null,
      clientId: null,
    })
  })

  it('has words for what it was about', () => {
    const title = (kind: string) =>
      historyWords(
        {
          ...{
            id: '1',
            at,
            event: 'mail.undeliverable',
            by: null,
            role: null,
            onBehalfOf: null,
            rule: 'mail delivery, version 1',
          },
          ...{ appointment: null, request: '7K3QX2', data: { kind, failure: 'not_accepting' } },
        },
        'Australia/Sydney',
      )
    expect(title('declined-client')).toMatchObject({
      title: 'The outcome of ESR-7K3QX2 did not reach the client by mail',
      detail: 'Inbox not accepting now',
    })
    expect(title('request-waits').title).toBe('A mail about ESR-7K3QX2 did not arrive')
    expect(title('invitation').title).toBe('A mail about the way in did not arrive')
  })
})
