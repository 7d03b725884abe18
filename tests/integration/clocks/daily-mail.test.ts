import { beforeAll, expect, it } from 'vitest'
import { askQuestion } from '@/lib/approvals/ask'
import { databaseDate, instantAt } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/person'
import { answerQuestion } from '@/lib/requests/answer'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { assistCase, client, done, form, organisation, person, reviewer, smallWorld } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const at = (on: string, time = '08:00') => instantAt(on, time, zone)

let world: Awaited<ReturnType<typeof smallWorld>>
let second: string
beforeAll(async () => {
  world = await smallWorld({ terms: { reviewerMail: 'daily' } })
  second = (await assistCase(world.consultant, (await client(world.organisationId)).id)).code
  await person('administrator')
  // Nobody else is written to.
  const { id } = await reviewer(world.organisationId)
  await db.person.update({ where: { id }, data: { disabledAt: at('2026-11-23') } })
  await reviewer(await organisation())
})

const decider = (): Reviewer => world.reviewer

/** What the reviewer was sent since the last time this was asked. */
const read = new Set<string>()
async function sent() {
  const rows = await db.mail.findMany({ where: { personId: decider().id }, orderBy: { id: 'asc' } })
  const fresh = rows.filter(({ id }) => !read.has(id))
  for (const { id } of fresh) read.add(id)
  return fresh.map(({ event, subject, text }) => ({ event, subject, text: text.replaceAll(/\s+/g, ' ') }))
}
const ask = async (code: string, on: string, time: string, goal = 'consolidate') => {
  const dateOfRequest = on
  return done(await submitRequest(world.consultant, form(code, 2, { dateOfRequest, goal }), at(on, time))).request
}
const withdraw = async (request: string, on: string, time: string) =>
  done(await withdrawRequest(world.consultant, { request, reason: 'mistake', reasonOther: '' }, at(on, time)))

it('one mail a day says what waits, what is new and what is over; urgent ones come at once', async () => {
  // Tuesday: nothing to say, no mail. Then a request comes; nobody hears of it before the next morning.
  await runClocks(at('2026-11-24'))
  const request = await ask(world.case.code, '2026-11-24', '10:00')
  expect(await sent()).toEqual([])
  await runClocks(new Date(at('2026-11-25').getTime() - 1_000))
  expect(await sent()).toEqual([])
  await runClocks(at('2026-11-25'))
  await runClocks(at('2026-11-25', '08:01'))
  const [first, ...more] = await sent()
  expect(more).toEqual([])
  expect(first).toMatchObject({ event: 'daily-mail', subject: '1 request waits for your decision' })
  expect(first?.text).toContain(`New: ${request} http://localhost:3000/approvals/${request} Due: Thu 3 December 2026`)

  // Of an answered question they hear the next morning, when it is new again.
  const question = { request, version: 1, choice: 'ask', question: 'For how long?' } as const
  done(await askQuestion(decider(), question, at('2026-11-25', '11:00')))
  const answer = { request, version: 3, answer: 'For two months.' }
  done(await answerQuestion(world.consultant, answer, at('2026-11-26', '11:00')))
  await runClocks(at('2026-11-27'))
  expect((await sent()).map(({ text }) => text.includes(`New: ${request}`))).toEqual([true])

  // An urgent one comes at once. On the day of a reminder there is one mail, which lists both; none at the weekend.
  const urgent = await ask(second, '2026-11-27', '12:00', 'stabilise')
  expect((await sent()).map(({ event }) => event)).toEqual(['request-waits'])
  for (const date of ['2026-11-28', '2026-11-29', '2026-11-30']) await runClocks(at(date))
  const [monday, ...others] = await sent()
  expect(others).toEqual([])
  expect(monday).toMatchObject({ subject: 'Urgent: 2 requests wait for your decision' })
  expect(monday?.text).toContain(`Urgent, New: ${urgent}`)
  expect(monday?.text).toContain(`Waits: ${request}`)

  // On its due day the urgent one has a reminder of its own.
  await runClocks(at('2026-12-01'))
  expect((await sent()).map(({ event }) => event).toSorted()).toEqual(['daily-mail', 'request-reminder'])
  await withdraw(urgent, '2026-12-01', '09:00')
  expect((await sent()).map(({ event }) => event)).toEqual(['no-decision-needed'])

  // What is withdrawn while the mail of the day is being written is in the next, once.
  await withdraw(request, '2026-12-01', '07:59')
  await runClocks(at('2026-12-02'))
  const [over] = await sent()
  expect(over).toMatchObject({ event: 'daily-mail', subject: 'No decision is needed any more' })
  expect(over?.text).toContain(`No decision is needed any more Reference: ${request}`)
  expect(over?.text).not.toContain(urgent)
  // Of what came and went between two mails nobody hears.
  const gone = await ask(world.case.code, '2026-12-02', '10:00')
  await withdraw(gone, '2026-12-02', '11:00')
  await runClocks(at('2026-12-03'))
  expect(await sent()).toEqual([])

  // What ends within the day before a mail is in that one alone.
  const late = await ask(world.case.code, '2026-12-03', '10:00')
  for (const date of ['2026-12-04', '2026-12-07']) await runClocks(at(date))
  await withdraw(late, '2026-12-07', '09:00')
  for (const date of ['2026-12-08', '2026-12-09']) await runClocks(at(date))
  expect((await sent()).map(({ subject }) => subject.slice(0, 9))).toEqual(['1 request', '1 request', 'No decisi'])
  expect(await db.mail.count({ where: { event: 'daily-mail', personId: { not: decider().id } } })).toBe(0)
})

it('what is overdue is in the mail of the day for reviewers, and extra for the administrators', async () => {
  const request = await ask(world.case.code, '2026-12-03', '10:00')
  await runClocks(at('2026-12-15'))
  const [mail, ...others] = await sent()
  expect(others).toEqual([])
  expect(mail?.text).toMatch(new RegExp(`New: ${request} .*Left: overdue by 1 business day`))
  const toAdministrators = await db.mail.findMany({ where: { event: 'request-overdue' }, include: { person: true } })
  expect(toAdministrators.map(({ person }) => person?.role)).toEqual(['administrator'])

  // None on a public holiday.
  await runClocks(at('2026-12-25'))
  expect(await sent()).toEqual([])
})

it('a request is told by the terms that it was submitted under: at once or in the mail of the day, never both', async () => {
  world = await smallWorld()
  second = (await assistCase(world.consultant, (await client(world.organisationId)).id)).code
  const first = await db.agreement.findFirstOrThrow({ where: { organisationId: world.organisationId } })
  const agree = (version: number, reviewerMail: string, from: string) => {
    const { id, ...terms } = first
    return db.agreement.create({ data: { ...terms, version, reviewerMail, inForceFrom: databaseDate(from) } })
  }
  // One mail a day from Monday: until then each comes at once, and is in no mail of a day, before or after.
  await agree(first.version + 1, 'daily', '2027-02-08')
  const early = await ask(world.case.code, '2027-02-02', '10:00')
  expect((await sent()).map(({ event }) => event)).toEqual(['request-waits'])
  await runClocks(at('2027-02-03'))
  expect(await sent()).toEqual([])
  expect(await db.clockEntry.count({ where: { subjectId: world.organisationId } })).toBe(0)

  // What is asked under it waits for its mail, and does so when the organisation has gone back since.
  const daily = await ask(second, '2027-02-08', '10:00')
  await agree(first.version + 2, 'at_once', '2027-02-09')
  const third = await ask(
    (await assistCase(world.consultant, (await client(world.organisationId)).id)).code,
    ...(['2027-02-09', '07:00'] as const),
  )
  expect((await sent()).map(({ event }) => event)).toEqual(['request-waits'])
  await runClocks(at('2027-02-09'))
  const [mail, ...others] = (await sent()).filter(({ event }) => event === 'daily-mail')
  expect(others).toEqual([])
  expect(mail).toMatchObject({ subject: '1 request waits for your decision' })
  expect([early, daily, third].map((one) => mail?.text.includes(one))).toEqual([false, true, false])

  // Its end is told in the next one; with nothing of those terms left there is none.
  await withdraw(daily, '2027-02-09', '12:00')
  for (const date of ['2027-02-10', '2027-02-11']) await runClocks(at(date))
  expect((await sent()).filter(({ event }) => event === 'daily-mail')).toMatchObject([
    { text: expect.stringContaining(`No decision is needed any more Reference: ${daily}`) },
  ])
})
