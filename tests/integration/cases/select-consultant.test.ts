import { describe, expect, test } from 'vitest'
import { caseNumber } from '@/lib/cases/assist-case'
import { giveToPractice } from '@/lib/cases/give-to-practice'
import { openCase } from '@/lib/cases/open-case'
import { assistCaseOf } from '@/lib/cases/queries'
import { giveToPracticeSchema, selectConsultantSchema } from '@/lib/cases/schema'
import { selectConsultant } from '@/lib/cases/select-consultant'
import { casesWithoutConsultant, choiceOfConsultant, waitingForConsultant } from '@/lib/cases/without-consultant'
import { db } from '@/lib/db'
import type { CaseAssigner } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { administrator, assigner, later, openTasks } from '@/tests/support/practices'
import { client, consultant, done, noon, organisation, practice } from '@/tests/support/world'

/** A client's case without a consultant, for a practice or for the provider to choose. */
async function waitingCase(practiceId: string | null = null) {
  const clientId = (await client(await organisation())).id
  const opened = done(
    await openCase(await administrator(), { clientId, issue: 'Grief', consultantId: null, practiceId }, noon),
  )
  return { ...opened, code: caseNumber(opened.number) }
}

/** Whether somebody has a case in their list, may open it, and may choose. */
async function reach(who: CaseAssigner, code: string, consultantId: string) {
  const listed = (await casesWithoutConsultant(who)).rows.some(({ number }) => caseNumber(number) === code)
  const opens = (await choiceOfConsultant(who, code)) !== null
  const refused = await selectConsultant(who, { case: code, consultant: consultantId }, noon)
  return { listed, opens, chooses: !isRefusal(refused) }
}

describe('who chooses', () => {
  const [all, nothing] = [
    { listed: true, opens: true, chooses: true },
    { listed: false, opens: false, chooses: false },
  ]
  test.each([
    ['staff of the practice it was given to', 'own', 'own', all],
    ['staff of another practice', 'own', 'other', nothing],
    ['staff, of a case that the provider keeps', null, 'own', nothing],
    ['the provider, of its own', null, null, all],
    ['the provider, of one given to a practice', 'own', null, all],
  ] as const)('%s', async (_, given, by, expected) => {
    const houses = { own: await practice(), other: await practice() }
    const { code } = await waitingCase(given && houses[given])
    const who = await assigner(by && houses[by])
    const of = await consultant(by === 'other' ? houses.other : houses.own)
    expect(await reach(who, code, of.id)).toEqual(expected)
  })

  test('the count is of what waits for them alone', async () => {
    const house = await practice()
    await waitingCase(house)
    await waitingCase(await practice())
    expect(await waitingForConsultant(await assigner(house))).toBe(1)
    const everywhere = await assigner(null)
    expect(await waitingForConsultant(everywhere)).toBe(await db.assistCase.count({ where: { consultantId: null } }))
  })
})

describe('choosing', () => {
  test('the consultant sees the case; the task is done by who chose, and history says so', async () => {
    const house = await practice()
    const [who, of] = [await assigner(house), await consultant(house)]
    const waiting = await waitingCase(house)
    expect(await assistCaseOf(of, waiting.code, noon)).toBeNull()
    expect(done(await selectConsultant(who, { case: waiting.code, consultant: of.id }, later(1)))).toEqual({
      selected: of.name,
    })
    expect(await assistCaseOf(of, waiting.code, noon)).not.toBeNull()
    expect(await openTasks(waiting.id)).toMatchObject([{ kind: 'next_steps' }])
    const task = await db.task.findFirstOrThrow({ where: { caseId: waiting.id, kind: 'select_consultant' } })
    expect(task).toMatchObject({ doneAt: later(1), doneById: who.id })
    const entry = await db.historyEntry.findFirstOrThrow({
      where: { caseId: waiting.id, event: 'case.consultant_selected' },
    })
    expect(entry).toMatchObject({ personId: who.id, data: { consultant: of.name } })
    expect(await db.mail.count({ where: { personId: of.id } })).toBe(0)
  })

  test('is among consultants who work, of the practice where it is the practice that chooses', async () => {
    const [house, elsewhere] = [await practice(), await practice()]
    const [who, provider] = [await assigner(house), await assigner(null)]
    const [here, away, gone] = [await consultant(house), await consultant(elsewhere), await consultant(house)]
    await db.person.update({ where: { id: gone.id }, data: { disabledAt: noon } })
    const { code } = await waitingCase(house)
    const offered = async (by: CaseAssigner) =>
      (await choiceOfConsultant(by, code))?.consultants.map(({ id }) => id) ?? []
    expect(await offered(who)).toEqual([here.id])
    expect(await offered(provider)).toEqual(expect.arrayContaining([here.id, away.id]))
    expect(await offered(provider)).not.toContain(gone.id)
    for (const wrong of [away.id, gone.id, who.id, 'nobody', ''])
      expect(await selectConsultant(who, { case: code, consultant: wrong }, noon)).toMatchObject({
        fields: { consultant: 'Choose a consultant who can take the case.' },
      })
    expect((await choiceOfConsultant(who, code))?.assistCase.consultant).toBeNull()
  })

  test('counts the open cases that each has', async () => {
    const house = await practice()
    const [who, of] = [await assigner(house), await consultant(house)]
    const chosen = await waitingCase(house)
    done(await selectConsultant(who, { case: chosen.code, consultant: of.id }, noon))
    const { code } = await waitingCase(house)
    expect((await choiceOfConsultant(who, code))?.consultants).toMatchObject([{ id: of.id, _count: { cases: 1 } }])
  })

  test('of 20 at once one wins, and the others are told who chose whom', async () => {
    const house = await practice()
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => ({ by: await assigner(house), of: await consultant(house) })),
    )
    const { code, id } = await waitingCase(house)
    const results = await Promise.all(
      people.map(({ by, of }) => selectConsultant(by, { case: code, consultant: of.id }, noon)),
    )
    const won = people.filter((_, index) => !isRefusal(results[index]))
    expect(won).toHaveLength(1)
    const sentence = `${won[0]?.by.name} selected ${won[0]?.of.name} for ${code}. Nothing was changed.`
    expect(results.filter(isRefusal).map((one) => one.sentence)).toEqual(Array(19).fill(sentence))
    expect(await db.historyEntry.count({ where: { caseId: id, event: 'case.consultant_selected' } })).toBe(1)
  })
})

describe('giving a case to a practice', () => {
  test('is the provider’s to do; the practice’s staff have it then, and another practice has it no more', async () => {
    const [first, second] = [await practice(), await practice()]
    const [provider, before, after] = [await assigner(null), await assigner(first), await assigner(second)]
    const { code, id } = await waitingCase(first)
    expect(await giveToPractice(before, { case: code, practice: second }, noon)).toMatchObject({ refused: true })
    const { name } = await db.practice.findUniqueOrThrow({ where: { id: second } })
    expect(done(await giveToPractice(provider, { case: code, practice: second }, noon))).toEqual({ given: name })
    expect(await choiceOfConsultant(before, code)).toBeNull()
    expect(await reach(after, code, (await consultant(second)).id)).toEqual({
      listed: true,
      opens: true,
      chooses: true,
    })
    const events = await db.historyEntry.findMany({ where: { caseId: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ event }) => event)).toEqual([
      ...['case.opened', 'case.given_to_practice', 'case.consultant_selected'],
    ])
  })

  test('is refused for a practice that is none, and once a consultant is there', async () => {
    const [provider, house] = [await assigner(null), await practice()]
    const { code } = await waitingCase()
    expect(await giveToPractice(provider, { case: code, practice: provider.id }, noon)).toMatchObject({
      fields: { practice: 'Choose a practice.' },
    })
    const of = await consultant()
    done(await selectConsultant(provider, { case: code, consultant: of.id }, noon))
    expect(await giveToPractice(provider, { case: code, practice: house }, noon)).toMatchObject({
      sentence: `${provider.name} selected ${of.name} for ${code}. Nothing was changed.`,
    })
  })
})

test('the list begins with the longest waiting, and goes on after a case', async () => {
  const house = await practice()
  const who = await assigner(house)
  const opened = []
  for (let index = 0; index < 27; index++) opened.push((await waitingCase(house)).number)
  const first = await casesWithoutConsultant(who)
  expect([first.rows.length, first.of]).toEqual([25, 27])
  const rest = await casesWithoutConsultant(who, caseNumber(first.next ?? 0))
  expect([...first.rows, ...rest.rows].map(({ number }) => number)).toEqual(opened)
  expect(rest.next).toBeNull()
})

test.each([
  [selectConsultantSchema, 'consultant', 'Choose a consultant.'],
  [giveToPracticeSchema, 'practice', 'Choose a practice.'],
])('a form on which nothing was chosen says what to choose', (schema, field, message) => {
  for (const sent of [{ case: 'ASST-000123' }, { case: 'ASST-000123', [field]: '' }])
    expect(schema.safeParse(sent).error?.issues).toMatchObject([{ path: [field], message }])
})
