import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { GET } from '@/app/api/calendar/[token]/route'
import { changeFeed } from '@/lib/calendar/change-feed'
import { makeFeed } from '@/lib/calendar/make-feed'
import { feedOf } from '@/lib/calendar/queries'
import { readFeed } from '@/lib/calendar/read-feed'
import { revokeFeed } from '@/lib/calendar/revoke-feed'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { asConsultant } from '@/lib/sign-in/gated'
import { appointment, days, done, noon, person, practice, smallWorld } from '@/tests/support/world'
import { newToken, readBack } from './read-back'

const later = new Date(noon.getTime() + 60_000)
const disable = (id: string) => db.person.update({ where: { id }, data: { disabledAt: noon } })

/** A consultant of a practice with an appointment, and someone of its staff who acts for them. */
async function clinic() {
  const world = await smallWorld()
  const practiceId = await practice()
  const own = { ...world.consultant, practiceId }
  await db.person.update({ where: { id: own.id }, data: { practiceId } })
  await appointment(own, world.case.id, new Date(noon.getTime() + days(1)))
  const desk = await person('practice_staff', { practiceId })
  const staff = asConsultant(desk, own) as Consultant
  return { own, staff, practiceId }
}

/** What history keeps of a person's feeds. */
async function historyOf(by: Consultant) {
  const where = { personId: by.by.id, event: { startsWith: 'calendar.feed' } }
  const rows = await db.historyEntry.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ event, data, onBehalfOfId }) => ({ event, data, onBehalfOfId }))
}

const asked = (token: string) => GET(new Request('http://portal'), { params: Promise.resolve({ token }) })

describe('an address', () => {
  test('is kept as a hash alone, and says when it was last read', async () => {
    const { own } = await clinic()
    const token = await newToken(own)
    const kept = await db.calendarFeed.findFirstOrThrow({ where: { consultantId: own.id } })
    expect(kept.tokenHash).toBe(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify([kept, await historyOf(own)])).not.toContain(token)
    expect((await feedOf(own))?.lastReadAt).toBeNull()
    await readFeed(token, later)
    expect(await feedOf(own)).toMatchObject({ detail: 'manner', createdAt: noon, lastReadAt: later })
  })

  test('is another for every person and every time, 32 random bytes long', async () => {
    const { own, staff } = await clinic()
    const tokens = [await newToken(own), await newToken(staff), await newToken(own, { instead: true })]
    expect(new Set(tokens).size).toBe(3)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  test('stops at once when a new one is made, and only that one', async () => {
    const { own, staff } = await clinic()
    const [old, desks] = [await newToken(own), await newToken(staff)]
    const token = await newToken(own, { instead: true })
    expect(await readFeed(old)).toBeNull()
    expect(await readBack(token)).toHaveLength(1)
    expect(await readBack(desks)).toHaveLength(1)
  })

  test('is not replaced by one that was not asked to replace it', async () => {
    const { own } = await clinic()
    const token = await newToken(own)
    expect(await makeFeed(own, { detail: 'busy', instead: false })).toMatchObject({ refused: true })
    expect(await readBack(token)).toHaveLength(1)
    expect(await historyOf(own)).toHaveLength(1)
  })

  test('made by two browsers at once is made once', async () => {
    for (const instead of [false, true]) {
      const { own } = await clinic()
      if (instead) await newToken(own)
      const made = await Promise.all([1, 2, 3, 4].map(() => makeFeed(own, { detail: 'busy', instead }, noon)))
      expect(await db.calendarFeed.count({ where: { personId: own.id, revokedAt: null } })).toBe(1)
      const standing = await Promise.all(
        made.flatMap((one) => ('address' in one ? readFeed(one.address.slice(-47, -4)) : [])),
      )
      expect(standing.filter((file) => file !== null)).toHaveLength(1)
    }
  })

  test('that is revoked answers nothing, and revoking twice changes nothing', async () => {
    const { own } = await clinic()
    const token = await newToken(own)
    expect(await revokeFeed(own, later)).toEqual({ revoked: true })
    expect(await readFeed(token, later)).toBeNull()
    expect(await feedOf(own)).toBeNull()
    expect(await revokeFeed(own, later)).toEqual({ revoked: false })
  })

  test('says more or less from the next reading on, and stays', async () => {
    const { own } = await clinic()
    const token = await newToken(own, { detail: 'number' })
    const words = async () => (await readBack(token))[0]?.summary
    expect(await words()).toMatch(/^APP-\d{5}, video$/)
    done(await changeFeed(own, 'busy'))
    expect(await words()).toBe('Busy')
    await revokeFeed(own)
    expect(await changeFeed(own, 'manner')).toMatchObject({ refused: true })
  })
})

describe('an address answers nothing from the moment that', () => {
  type Clinic = Awaited<ReturnType<typeof clinic>>
  const reasons: [string, 'own' | 'staff', (clinic: Clinic) => Promise<unknown>][] = [
    ['its consultant is disabled', 'own', ({ own }) => disable(own.id)],
    ['its consultant is disabled, for practice staff', 'staff', ({ own }) => disable(own.id)],
    ['its reader is disabled', 'staff', ({ staff }) => disable(staff.by.id)],
    ['its reader goes to another practice', 'staff', async ({ staff }) => moveTo(staff.by.id, await practice())],
    ['its consultant goes to another practice', 'staff', async ({ own }) => moveTo(own.id, await practice())],
    ['its consultant leaves the practice', 'staff', ({ own }) => moveTo(own.id, null)],
    ['its reader becomes a consultant', 'staff', ({ staff }) => become(staff.by.id, 'consultant')],
    ['its reader becomes a clinical leader', 'staff', ({ staff }) => become(staff.by.id, 'clinical_leader')],
    ['its consultant is none any more', 'own', ({ own }) => become(own.id, 'practice_staff')],
  ]
  const moveTo = (id: string, practiceId: string | null) => db.person.update({ where: { id }, data: { practiceId } })
  const become = (id: string, role: string) => db.person.update({ where: { id }, data: { role } })

  test.each(reasons)('%s', async (_, whose, happens) => {
    const all = await clinic()
    const token = await newToken(all[whose])
    expect(await readBack(token)).toHaveLength(1)
    await happens(all)
    expect(await readFeed(token)).toBeNull()
  })

  test('practice staff alone have left: the consultant’s own goes on', async () => {
    const { own, staff } = await clinic()
    const token = await newToken(own)
    await disable(staff.by.id)
    expect(await readBack(token)).toHaveLength(1)
  })
})

describe('over the wire', () => {
  test('a calendar is a calendar, kept nowhere, with or without .ics', async () => {
    const { own } = await clinic()
    const token = await newToken(own)
    for (const name of [token, `${token}.ics`]) {
      const answer = await asked(name)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
    }
  })

  test('no address that answers nothing can be told from another', async () => {
    const { own, staff } = await clinic()
    const [revoked, rotated, disabled] = [
      await newToken(own),
      await newToken(staff),
      await newToken((await clinic()).own),
    ]
    await revokeFeed(own)
    await newToken(staff, { instead: true })
    await db.person.updateMany({
      where: { feeds: { some: { tokenHash: hash(disabled) } } },
      data: { disabledAt: noon },
    })
    const told = await Promise.all(
      [
        revoked,
        rotated,
        disabled,
        'A'.repeat(43),
        'A'.repeat(43).concat('.ics'),
        '',
        'x',
        `${revoked}x`,
        "' OR 1=1",
      ].map(async (token) => {
        const answer = await asked(token)
        return JSON.stringify([answer.status, [...answer.headers], await answer.text()])
      }),
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('[404,')
  })
})

const hash = (token: string) => createHash('sha256').update(token).digest('hex')

test('every change writes one row of history, with both names', async () => {
  const { own, staff } = await clinic()
  await newToken(staff, { detail: 'manner' })
  done(await changeFeed(staff, 'busy'))
  done(await changeFeed(staff, 'busy'))
  await newToken(staff, { detail: 'busy', instead: true })
  await revokeFeed(staff)
  await revokeFeed(staff)
  const on = { onBehalfOfId: own.id }
  expect(await historyOf(staff)).toEqual([
    { event: 'calendar.feed_made', data: { detail: 'manner' }, ...on },
    { event: 'calendar.feed_changed', data: { detail: 'busy' }, ...on },
    { event: 'calendar.feed_revoked', data: {}, ...on },
    { event: 'calendar.feed_made', data: { detail: 'busy' }, ...on },
    { event: 'calendar.feed_revoked', data: {}, ...on },
  ])
  await newToken(own)
  expect(await historyOf(own)).toEqual([
    { event: 'calendar.feed_made', data: { detail: 'manner' }, onBehalfOfId: null },
  ])
})
