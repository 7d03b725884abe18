import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { askForEmail, confirmEmail } from '@/lib/sign-in/change-email'
import { issueLink, openLink } from '@/lib/sign-in/links'
import { noon } from '@/tests/support/world'
import { eventsAbout, mailsTo, signedIn } from './signed-in'

// A new email: confirmed by a link that went there, in a sign-in of its own person; the address before is told both times.

const minutes = (count: number, seconds = 0) => new Date(noon.getTime() + (count * 60 + seconds) * 1_000)
let last = 0
const address = () => `new.${++last}.${crypto.randomUUID().slice(0, 8)}@example.com`
const emailOf = async ({ id }: Person) => (await db.person.findUniqueOrThrow({ where: { id } })).email

async function asked(who?: Person, at = noon) {
  const person = who ?? (await signedIn())
  const to = address()
  expect(await askForEmail(person, to, at)).toEqual({ asked: true })
  const [mail] = await mailsTo(to)
  return { person, to, token: /new-email\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '' }
}

test('the link makes the new address the one to sign in with, and the old one is told twice', async () => {
  const { person, to, token } = await asked()
  expect(await emailOf(person)).toBe(person.email)
  expect(await confirmEmail(person, token, minutes(5))).toEqual({ email: to })
  expect(await emailOf(person)).toBe(to)
  expect(await eventsAbout(person)).toEqual(['person.email_change_asked', 'person.email_changed'])
  const told = await mailsTo(person.email)
  expect(told.map(({ event }) => event)).toEqual(['account-changed', 'account-changed'])
  expect(told[1]?.text).toMatch(/Your email was changed/i)
  expect((await mailsTo(to)).map(({ event }) => event)).toEqual(['new-email'])
})

describe('the link', () => {
  test('counts once, also where two come at once', async () => {
    const { person, token } = await asked()
    const answers = await Promise.all([1, 2, 3].map(() => confirmEmail(person, token, minutes(5))))
    expect(answers.filter((answer) => 'email' in answer)).toHaveLength(1)
    expect(await eventsAbout(person)).toHaveLength(2)
  })

  test('counts for its own person alone, and is not used up by another', async () => {
    const { person, to, token } = await asked()
    const other = await signedIn()
    expect(await confirmEmail(other, token, minutes(5))).toMatchObject({ refused: true })
    expect(await emailOf(other)).toBe(other.email)
    expect(await confirmEmail(person, token, minutes(5))).toEqual({ email: to })
  })

  test('counts for an hour, to the second', async () => {
    const [one, other] = [await asked(), await asked()]
    expect(await confirmEmail(one.person, one.token, minutes(60, -1))).toEqual({ email: one.to })
    expect(await confirmEmail(other.person, other.token, minutes(60))).toMatchObject({ refused: true })
  })

  test('no longer works once another was asked for', async () => {
    const { person, token } = await asked()
    const next = await asked(person)
    expect(await confirmEmail(person, token, minutes(5))).toMatchObject({ refused: true })
    expect(await confirmEmail(person, next.token, minutes(5))).toEqual({ email: next.to })
  })

  test('ends what was mailed to the address before', async () => {
    const { person, token } = await asked()
    const wish = { personId: person.id, purpose: 'new_password' } as const
    const password = await db.$transaction((tx) => issueLink(tx, wish, noon))
    await confirmEmail(person, token, minutes(5))
    expect(await openLink(password.token, 'new_password', minutes(6))).toBeNull()
  })
})

describe('an address that somebody else has', () => {
  test('is answered alike, and nothing goes there', async () => {
    const [person, other] = [await signedIn(), await signedIn()]
    expect(await askForEmail(person, other.email, noon)).toEqual({ asked: true })
    expect(await mailsTo(other.email)).toEqual([])
    expect(await mailsTo(person.email)).toMatchObject([{ event: 'account-changed' }])
    expect(await eventsAbout(person)).toEqual(['person.email_change_asked'])
  })

  test('meanwhile is refused in the words of a link that is over', async () => {
    const { person, to, token } = await asked()
    const other = await signedIn()
    await db.person.update({ where: { id: other.id }, data: { email: to } })
    const refused = await confirmEmail(person, token, minutes(5))
    expect(refused).toEqual(await confirmEmail(person, 'no such link', minutes(5)))
    expect([await emailOf(person), await emailOf(other)]).toEqual([person.email, to])
  })

  test('of two who ask for the same one, the first has it', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    const to = address()
    await askForEmail(one, to, noon)
    await askForEmail(other, to, noon)
    const tokens = (await mailsTo(to)).map(({ text }) => /new-email\/([\w-]+)/.exec(text)?.[1] ?? '')
    const answers = await Promise.all([
      confirmEmail(one, tokens[0] ?? '', minutes(1)),
      confirmEmail(other, tokens[1] ?? '', minutes(1)),
    ])
    expect(answers.filter((answer) => 'email' in answer)).toHaveLength(1)
  })
})

test('the current email is refused beside its field', async () => {
  const person = await signedIn()
  expect(await askForEmail(person, person.email, noon)).toMatchObject({ fields: { email: expect.any(String) } })
  expect(await eventsAbout(person)).toEqual([])
})

test('five links an hour, not one more', async () => {
  const person = await signedIn()
  for (let time = 0; time < 5; time++) await asked(person, minutes(time))
  expect(await askForEmail(person, address(), minutes(59))).toMatchObject({ sentence: expect.stringContaining('Wait') })
  expect(await askForEmail(person, address(), minutes(60))).toEqual({ asked: true })
})
