import { beforeAll, describe, expect, test } from 'vitest'
import { accessFile } from '@/components/admin/access-file'
import { approveRequest } from '@/lib/approvals/approve'
import { db } from '@/lib/db'
import { type Asked, accessRows, accessSums, accessTo } from '@/lib/history/access'
import { subjectsFound } from '@/lib/history/found-subject'
import { standingAccess } from '@/lib/history/standing'
import { keepView } from '@/lib/history/view'
import type { Administrator } from '@/lib/people/person'
import { administrator, later, staffFor } from '@/tests/support/practices'
import { clinicalLeader, consultant, done, noon, person, practice, smallWorld, submitted } from '@/tests/support/world'

let admin: Administrator
let world: Awaited<ReturnType<typeof smallWorld>>
let other: typeof world
let request: string

const zone = 'Australia/Sydney'
const period = { from: '2026-11-24', to: '2026-11-25', wrong: {} }
const of = (more: Partial<Asked> = {}): Asked => ({
  ...{ subject: { client: world.client.id }, period, zone, kind: undefined, who: undefined, after: undefined },
  ...more,
})
const all = async (asked: Asked) => (await accessRows(admin, asked, 1_000)).rows
const short = (rows: Awaited<ReturnType<typeof all>>) => rows.map(({ kind, what, by }) => `${kind} ${what} ${by}`)

beforeAll(async () => {
  admin = await administrator()
  ;[world, other] = [await smallWorld(), await smallWorld()]
  request = await submitted(world, 2)
  await submitted(other, 2)
  await keepView(world.consultant, 'case', world.case.code, later(1))
  await keepView(world.reviewer, 'approval', request, later(2))
  await keepView(other.consultant, 'case', other.case.code, later(2))
  const decision = { request, version: 1, choice: 'approve_all', condition: '' } as const
  done(await approveRequest(world.reviewer, decision, later(3)))
})

describe('of a client', () => {
  test('tells who opened, was sent and did what, newest first, and nothing of anybody else', async () => {
    const [by, reviewer] = [world.consultant.name, world.reviewer.name]
    expect(short(await all(of())).sort()).toEqual(
      [
        `sent approved-consultant ${by}`,
        'sent approved-client null',
        `did case.sessions_added ${reviewer}`,
        `did request.approved ${reviewer}`,
        `opened approval ${reviewer}`,
        `opened case ${by}`,
        `sent request-waits ${reviewer}`,
        `did request.submitted ${by}`,
        `did request.started ${by}`,
      ].sort(),
    )
    const times = (await all(of())).map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  test('is the same in pages of any size, each row once', async () => {
    const whole = await all(of())
    for (const take of [1, 2, 3, 7]) {
      const keys: string[] = []
      for (let after: string | undefined; ; ) {
        const { rows, next } = await accessRows(admin, of({ after }), take)
        keys.push(...rows.map(({ key }) => key))
        if (next === null) break
        after = next
      }
      expect(keys).toEqual(whole.map(({ key }) => key))
    }
  })

  test('is narrowed to a kind, to a person, to the client and to days', async () => {
    expect(new Set((await all(of({ kind: 'opened' }))).map(({ kind }) => kind))).toEqual(new Set(['opened']))
    const who = await all(of({ who: world.reviewer.id }))
    expect(new Set(who.map(({ by }) => by))).toEqual(new Set([world.reviewer.name]))
    expect(short(await all(of({ who: 'client' })))).toEqual(['sent approved-client null'])
    expect(await all(of({ who: 'rule' }))).toEqual([])
    expect(await all(of({ period: { ...period, from: '2026-11-25' } }))).toEqual([])
    expect(await all(of({ period: { ...period, to: '2026-11-23', from: '2026-11-01' } }))).toEqual([])
    expect(await all(of({ kind: 'about' }))).toEqual([])
  })

  test('is summed up per person as it is listed', async () => {
    const rows = await all(of())
    const sums = await accessSums(admin, of({ kind: 'opened', who: world.reviewer.id }))
    expect(sums.map(({ who }) => who).sort()).toEqual(['client', world.consultant.id, world.reviewer.id].sort())
    for (const sum of sums) {
      const own = rows.filter(({ person, by }) => (person ?? 'client') === sum.who && (sum.name ?? null) === by)
      const count = (kind: string) => own.filter((row) => row.kind === kind).length
      expect(sum).toMatchObject({ opened: count('opened'), sent: count('sent'), did: count('did'), about: 0, of: 3 })
      const times = own.map(({ at }) => at.getTime())
      expect([sum.first.getTime(), sum.last.getTime()]).toEqual([Math.min(...times), Math.max(...times)])
    }
  })

  test('nobody is who there is not', async () => {
    expect(await accessTo(admin, of({ subject: { client: world.consultant.id } }))).toBeNull()
    expect(await accessTo(admin, of({ subject: { person: world.client.id } }))).toBeNull()
  })
})

describe('of a person', () => {
  test('tells of which clients, and what changed about them', async () => {
    const subject = { person: world.reviewer.id }
    await keepView(world.reviewer, 'approval', request, later(5))
    await db.historyEntry.create({
      data: { at: later(4), event: 'person.disabled', personId: admin.id, aboutPersonId: world.reviewer.id },
    })
    const rows = await all(of({ subject }))
    expect(short(rows)).toContain(`about person.disabled ${admin.name}`)
    expect(short(rows)).toContain(`opened approval ${world.reviewer.name}`)
    const [sum, none] = await accessSums(admin, of({ subject }))
    expect(sum).toMatchObject({
      who: world.client.id,
      opened: 2,
      sent: 1,
      did: 2,
      about: 0,
      familyName: world.client.familyName,
    })
    expect(none).toMatchObject({ who: 'none', about: 1 })
    expect(await all(of({ subject, who: other.client.id }))).toEqual([])
    expect((await accessTo(admin, of({ subject })))?.person).toMatchObject({ role: 'reviewer', released: 1 })
  })
})

test('who can see a client now is who the policies let in', async () => {
  const house = await practice()
  const of = await consultant(house)
  const staff = await staffFor(of)
  const leader = await clinicalLeader()
  const gone = await person('practice_staff', { practiceId: house, disabledAt: noon })
  const standing = async (client: string) => {
    const rows = await standingAccess(admin, client)
    return Object.fromEntries(rows.map(({ why, names }) => [why, names]))
  }
  const before = await standing(world.client.id)
  expect(before).toMatchObject({ consultant: [world.consultant.name], reviewers: [world.reviewer.name] })
  expect(before).not.toHaveProperty('staff')
  expect(before).not.toHaveProperty('leaders')
  await db.assistCase.update({ where: { id: other.case.id }, data: { consultantId: of.id, practiceId: house } })
  const moved = await standing(other.client.id)
  expect(moved).toMatchObject({ consultant: [of.name], staff: [staff.by.name], choosers: [staff.by.name] })
  expect(JSON.stringify(moved)).not.toContain(gone.name)
  const { id } = await db.request.findFirstOrThrow({ where: { clientId: other.client.id } })
  await db.requestStay.create({ data: { requestId: id, status: 'clinical_review', enteredAt: noon, leftAt: noon } })
  expect((await standing(other.client.id)).leaders).toContain(leader.name)
})

test('clients are found by numbers and names, people by name and email', async () => {
  const found = async (typed: string) => {
    const { clients, people } = await subjectsFound(admin, typed)
    return [...clients, ...people].map(({ id }) => id)
  }
  for (const typed of [world.case.code, request, world.client.familyName])
    expect(await found(typed)).toEqual([world.client.id])
  for (const typed of [world.reviewer.email, world.reviewer.name.toUpperCase()])
    expect(await found(typed)).toEqual([world.reviewer.id])
  for (const typed of ['', 'wr', '%%%', 'ASST-999999']) expect(await found(typed)).toEqual([])
})

test('the file holds every row of the table, and no formula', async () => {
  await db.client.update({
    where: { id: world.client.id },
    data: { familyName: '=HYPERLINK("https://example.org","x")', preferredName: '' },
  })
  const subject = { person: world.consultant.id }
  const lines: string[] = []
  for await (const part of accessFile((after) => accessRows(admin, of({ subject, after }), 2), zone)) lines.push(part)
  const file = lines.join('').trimEnd().split('\r\n')
  expect(file[0]).toBe('\ufeff"Time (UTC)","Kind","Who","Email","Role","On behalf of","Client","What","More","About"')
  expect(file).toHaveLength(1 + (await all(of({ subject }))).length)
  expect(file.slice(1).filter((line) => line.includes('HYPERLINK')).length).toBeGreaterThan(0)
  for (const line of file.slice(1)) expect(line).toMatch(/^"\d{4}-[^"]*"(,"(?!\s*[=+\-@])([^"]|"")*")+$/)
})
