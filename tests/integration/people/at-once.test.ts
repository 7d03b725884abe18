import { describe, expect, test } from 'vitest'
import { askQuestion } from '@/lib/approvals/ask'
import { approvalFor } from '@/lib/approvals/queries'
import { readFeed } from '@/lib/calendar/read-feed'
import { db } from '@/lib/db'
import { changePerson } from '@/lib/people/change'
import { disablePerson } from '@/lib/people/disable'
import { enablePerson } from '@/lib/people/enable'
import { peopleBy } from '@/lib/people/list'
import type { Administrator, Consultant, Person, Reviewer } from '@/lib/people/person'
import { personSearchSchema } from '@/lib/people/schema'
import { answerQuestion } from '@/lib/requests/answer'
import { requestOf } from '@/lib/requests/queries'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { reviewOf } from '@/lib/reviews/queries'
import { asAdministrator, asClinicalLeader, asConsultant, asReviewer } from '@/lib/sign-in/gated'
import { standingSignIn } from '@/lib/sign-in/sign-ins'
import { newToken } from '@/tests/integration/calendar/read-back'
import { active, asTheyAre, looksAfter, signedInAs } from '@/tests/support/looked-after'
import { assistCase, client, done, form, noon, organisation, practice } from '@/tests/support/world'

// S3: disabling, changing the role of or moving somebody takes effect on the next request of each of their sign-ins.

/** A practice with a consultant, their staff, and a request of theirs, perhaps one in clinical review too; a leader, a reviewer, an administrator. */
async function house(reviewed = false) {
  const [practiceId, organisationId] = [await practice(), await organisation()]
  const people = {
    consultant: await active('consultant', { practiceId }),
    practice_staff: await active('practice_staff', { practiceId }),
    clinical_leader: await active('clinical_leader'),
    reviewer: await active('reviewer', { organisationId }),
    administrator: await active('administrator'),
  }
  const consultant = asConsultant(people.consultant, null) as Consultant
  const staff = asConsultant(people.practice_staff, people.consultant) as Consultant
  const below = await assistCase(consultant, (await client(organisationId)).id)
  const { request } = done(await submitRequest(staff, form(below.code, 2), noon))
  const review = reviewed ? await inReview(consultant, organisationId) : ''
  return { organisationId, people, consultant, staff, request, review }
}

/** A request that clinical leaders see, because it takes the client to the threshold. */
async function inReview(consultant: Consultant, organisationId: string): Promise<string> {
  const above = await assistCase(consultant, (await client(organisationId)).id, { entitled: 12 })
  return done(await submitRequest(consultant, form(above.code, 2), noon)).request
}

type House = Awaited<ReturnType<typeof house>>
type Who = keyof House['people']

/** All that a sign-in opens on its next request: what each gate lets through, asked for the house's own records. */
async function opens(signInId: string, { request, review }: House): Promise<string[]> {
  const standing = await standingSignIn(signInId, noon)
  if (!standing) return []
  const { person, actingFor } = standing
  const [consultant, leader] = [asConsultant(person, actingFor), asClinicalLeader(person)]
  const [reviewer, administrator] = [asReviewer(person), asAdministrator(person)]
  const found = {
    'signed in': true,
    'the request': consultant && (await requestOf(consultant, request)),
    'the review': leader && (await reviewOf(leader, review)),
    'the approval': reviewer && (await approvalFor(reviewer, request, noon)),
    people: administrator && (await peopleBy(administrator, personSearchSchema.parse({}))).rows.length > 0,
  }
  return Object.entries(found).flatMap(([what, is]) => (is ? [what] : []))
}

const opened: Record<Who, string> = {
  consultant: 'the request',
  practice_staff: 'the request',
  clinical_leader: 'the review',
  reviewer: 'the approval',
  administrator: 'people',
}

type Change = (by: Administrator, of: House, person: Person) => Promise<unknown>
const to =
  (more: (of: House) => object | Promise<object>): Change =>
  async (by, of, person) => {
    const freed = asConsultant(person, null)
    if (freed) await closeAll(freed)
    return changePerson(by, { ...asTheyAre(person), ...(await more(of)) }, noon)
  }
const elsewhere = async () => ({ practice: await practice() })

/** Without open work, so that a consultant may become something else. */
async function closeAll({ id }: Consultant) {
  const open = await db.request.findMany({ where: { consultantId: id, closedAt: null } })
  for (const request of open)
    await db.request.update({ where: { id: request.id }, data: { status: 'withdrawn', closedAt: noon } })
  await db.assistCase.updateMany({ where: { consultantId: id }, data: { closedAt: noon } })
}

const changes: [Who, string, Change][] = [
  ...(Object.keys(opened) as Who[]).map((who): [Who, string, Change] => [
    who,
    'is disabled',
    (by, _, { id }) => disablePerson(by, id, noon),
  ]),
  ['consultant', 'becomes a clinical leader', to(() => ({ role: 'clinical_leader' }))],
  ['consultant', 'becomes practice staff', to(() => ({ role: 'practice_staff' }))],
  ['practice_staff', 'becomes a consultant', to(() => ({ role: 'consultant' }))],
  ['practice_staff', 'goes to another practice', to(elsewhere)],
  ['clinical_leader', 'becomes a consultant', to(() => ({ role: 'consultant' }))],
  ['clinical_leader', 'becomes an administrator', to(() => ({ role: 'administrator' }))],
  ['reviewer', 'goes to another organisation', to(async () => ({ organisation: await organisation() }))],
  ['reviewer', 'becomes a consultant', to(() => ({ role: 'consultant' }))],
  ['administrator', 'becomes a clinical leader', to(() => ({ role: 'clinical_leader' }))],
  ['administrator', 'becomes a reviewer', to(async () => ({ role: 'reviewer', organisation: await organisation() }))],
]

describe.each(changes)('%s %s', (who, _, change) => {
  test('and every sign-in of theirs is over at its next request, for good', async () => {
    const [of, administrator] = [await house(who === 'clinical_leader'), await looksAfter()]
    const person = of.people[who]
    const signIns = [await signedInAs(person), await signedInAs(person)]
    for (const signIn of signIns) expect(await opens(signIn, of)).toEqual(['signed in', opened[who]])
    done((await change(administrator, of, person)) as object)
    for (const signIn of signIns) expect(await opens(signIn, of)).toEqual([])
    done(await enablePerson(administrator, person.id, noon))
    for (const signIn of signIns) expect(await opens(signIn, of)).toEqual([])
  })
})

/** The change as it would be without the sign-ins' end: what counts is asked of the record at each request, not of the sign-in. */
const recordsOnly: [Who, string, (of: House) => object | Promise<object>][] = [
  ['consultant', 'a clinical leader', () => ({ role: 'clinical_leader' })],
  ['practice_staff', 'staff of another practice', async () => ({ practiceId: await practice() })],
  ['practice_staff', 'a consultant', () => ({ role: 'consultant' })],
  ['clinical_leader', 'a consultant', () => ({ role: 'consultant' })],
  ['reviewer', 'of another organisation', async () => ({ organisationId: await organisation() })],
  ['reviewer', 'a consultant', () => ({ role: 'consultant', organisationId: null })],
  ['administrator', 'a consultant', () => ({ role: 'consultant' })],
]

test.each(recordsOnly)('a sign-in keeps no right of its own: %s, now %s', async (who, _, data) => {
  const of = await house(who === 'clinical_leader')
  const signIn = await signedInAs(of.people[who])
  await looksAfter()
  await db.person.update({ where: { id: of.people[who].id }, data: await data(of) })
  expect(await opens(signIn, of)).not.toContain(opened[who])
})

describe('a consultant who goes to another practice', () => {
  test('keeps their own side, and is lost at once to the staff of the old one, in acting for and in feeds', async () => {
    const [of, administrator] = [await house(), await looksAfter()]
    const { consultant: person, practice_staff: desk } = of.people
    const [own, staffs] = [await signedInAs(person), await signedInAs(desk)]
    const [ownFeed, staffsFeed] = [await newToken(of.consultant), await newToken(of.staff)]
    expect((await standingSignIn(staffs, noon))?.actingFor?.id).toBe(person.id)
    done(await changePerson(administrator, { ...asTheyAre(person), ...(await elsewhere()) }, noon))
    expect(await opens(own, of)).toEqual(['signed in', 'the request'])
    expect(await opens(staffs, of)).toEqual(['signed in'])
    expect((await standingSignIn(staffs, noon))?.actingFor).toBeNull()
    expect([(await readFeed(ownFeed, noon)) !== null, await readFeed(staffsFeed, noon)]).toEqual([true, null])
  })
})

describe('a calendar feed answers as an unknown address', () => {
  test.each<[Who, string, Change]>(changes.filter(([who]) => who === 'consultant' || who === 'practice_staff'))(
    'of %s who %s',
    async (who, _, change) => {
      const [of, administrator] = [await house(), await looksAfter()]
      const token = await newToken(who === 'consultant' ? of.consultant : of.staff)
      expect(await readFeed(token, noon)).not.toBeNull()
      done((await change(administrator, of, of.people[who])) as object)
      expect(await readFeed(token, noon)).toBeNull()
    },
  )
})

describe('mails of a request no longer go', () => {
  /** To whom the mails went that `happens` queued. */
  async function toldBy(happens: () => Promise<unknown>): Promise<(string | null)[]> {
    const before = await db.mail.findMany({ select: { id: true } })
    done((await happens()) as object)
    const rows = await db.mail.findMany({ where: { id: { notIn: before.map(({ id }) => id) } } })
    return rows.flatMap(({ personId }) => (personId ? [personId] : []))
  }
  const ask = (of: House) => () => {
    const reviewer = asReviewer(of.people.reviewer) as Reviewer
    const question = 'How many are left of the year?'
    return askQuestion(reviewer, { request: of.request, version: 1, choice: 'ask', question }, noon)
  }
  const answer = (of: House) => async () => {
    const { version } = await db.request.findUniqueOrThrow({ where: { reference: of.request.slice(4) } })
    return answerQuestion(of.consultant, { request: of.request, version, answer: 'Two are left.' }, noon)
  }

  test('to whoever made it and has left the practice, or became something else', async () => {
    for (const change of [to(elsewhere), to(() => ({ role: 'clinical_leader' })), changes[1]?.[2] as Change]) {
      const [of, administrator] = [await house(), await looksAfter()]
      const { consultant, practice_staff: desk } = of.people
      done((await change(administrator, of, desk)) as object)
      expect(await toldBy(ask(of))).toEqual([consultant.id])
    }
    const of = await house()
    expect(await toldBy(ask(of))).toEqual([of.people.consultant.id, of.people.practice_staff.id])
  })

  test('to a consultant who is disabled, though the request stays theirs', async () => {
    const [of, administrator] = [await house(), await looksAfter()]
    done(await disablePerson(administrator, of.people.consultant.id, noon))
    expect(await toldBy(ask(of))).toEqual([of.people.practice_staff.id])
  })

  test('to a reviewer who asked and decides for another organisation now: then all who can decide are told', async () => {
    const [of, administrator] = [await house(), await looksAfter()]
    const second = await active('reviewer', { organisationId: of.organisationId })
    done(await ask(of)())
    const { reviewer } = of.people
    done(await changePerson(administrator, { ...asTheyAre(reviewer), organisation: await organisation() }, noon))
    expect(await toldBy(answer(of))).toEqual([second.id])
  })

  test('to a reviewer who asked and is one of them still, alone', async () => {
    const of = await house()
    await active('reviewer', { organisationId: of.organisationId })
    done(await ask(of)())
    expect(await toldBy(answer(of))).toEqual([of.people.reviewer.id])
  })

  test('to anybody who is disabled when it is withdrawn', async () => {
    const [of, administrator] = [await house(), await looksAfter()]
    done(await disablePerson(administrator, of.people.reviewer.id, noon))
    const withdrawal = { request: of.request, reason: 'mistake', reasonOther: '' }
    const told = await toldBy(() => withdrawRequest(of.consultant, withdrawal, noon))
    expect(told.toSorted()).toEqual([of.people.consultant.id, of.people.practice_staff.id].toSorted())
  })
})
