import { expect, test } from 'vitest'
import { dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import type { Status } from '@/lib/requests/request'
import { type Due, dueOf } from '@/tests/integration/clocks/oracle'
import { deciders, type Life, mailsOf, standing } from '@/tests/support/clocks'
import { clinicalLeader, person } from '@/tests/support/world'

// F7: one second around every deadline, over daylight saving, two runners at once of which one is up to 90 s ahead or behind.

const full = process.env.SIZE === 'full'
const seed = Number(process.env.SEED ?? 7)
const wanted = full ? 200 : 20

/** A small generator, so that a seed repeats a run. */
let state = seed
function below(count: number): number {
  state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0
  return ((state ^ (state >>> 13)) >>> 0) % count
}
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T

const places = [
  ...[
    ['NSW', 'Australia/Sydney'],
    ['VIC', 'Australia/Melbourne'],
    ['QLD', 'Australia/Brisbane'],
    ['SA', 'Australia/Adelaide'],
  ],
  ...[
    ['WA', 'Australia/Perth'],
    ['TAS', 'Australia/Hobart'],
    ['NT', 'Australia/Darwin'],
    ['ACT', 'Australia/Sydney'],
  ],
] as const
/** Days before daylight saving begins and ends, before Easter and Christmas, and an ordinary one. */
const starts = ['2026-09-25', '2026-10-02', '2027-03-24', '2027-04-01', '2026-12-16', '2026-11-24'] as const
const kinds = [
  ...[
    ['organisation', 'organisation_review'],
    ['clinical', 'clinical_review'],
    ['answer', 'further_details'],
  ],
  ...[
    ['answer', 'clinical_question'],
    ['answer', 'organisation_question'],
  ],
] as const

type Case = { life: Life; zone: string; due: Due[]; status: Status; mail: string }
const mails: Partial<Record<Status, string>> = {
  organisation_review: 'request-reminder',
  clinical_review: 'review-reminder',
}

async function oneMore(): Promise<Case> {
  const [state, timeZone] = oneOf(places)
  const [kind, status] = oneOf(kinds)
  const urgent = below(3) === 0
  const people = await deciders({ state, timeZone })
  const time = `${String(below(24)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`
  const since = instantAt(oneOf(starts), time, timeZone)
  const rows = await db.holiday.findMany({ where: { state } })
  const holidays = new Set(rows.map(({ day }) => day.toISOString().slice(0, 10)))
  const due = dueOf({ kind, urgent, since, zone: timeZone, holidays })
  const life = await standing(people, status, since, { urgent })
  return { life, zone: timeZone, due, status, mail: mails[status] ?? 'answer-reminder' }
}

/** What must have been sent of a request by the end: the reminder of each day once, and who else hears of it. */
function expected({ due, mail, status }: Case): string[] {
  return due
    .flatMap(({ on, what }) => {
      if (what === 'lapse')
        return [`${on} request-ended`, ...(status === 'organisation_question' ? [`${on} no-decision-needed`] : [])]
      return what === 'overdue' ? [`${on} ${mail}`, `${on} request-overdue`] : [`${on} ${mail}`]
    })
    .toSorted()
}

/** Mails that went out before the deadline of their day, by the clock of who sent them. */
async function early({ life, zone, due }: Case) {
  const rows = await db.mail.findMany({ where: { requestId: life.id }, select: { event: true, queuedAt: true } })
  return rows.filter(({ queuedAt }) => due.some(({ on, at }) => on === dateInZone(queuedAt, zone) && queuedAt < at))
}

test('each deadline is kept once, at its time', { timeout: 3_600_000 }, async () => {
  await Promise.all([clinicalLeader(), person('administrator')])
  const cases: Case[] = []
  while (cases.reduce((sum, { due }) => sum + due.length, 0) < wanted) cases.push(await oneMore())
  const deadlines = cases.flatMap(({ due }) => due)
  const instants = [...new Set(deadlines.map(({ at }) => at.getTime()))].toSorted((one, other) => one - other)
  let runs = 0
  for (const instant of instants)
    for (const offset of [-1_000, 0, 1_000, 120_000]) {
      const at = instant + offset
      const skew = offset === 120_000 ? 0 : oneOf([-90_000, -60_000, 0, 60_000, 90_000])
      // As if both had run each minute until now.
      await db.clockState.updateMany({ data: { ranAt: new Date(at - 60_000) } })
      await Promise.all([runClocks(new Date(at)), runClocks(new Date(at + skew))])
      runs += 2
    }
  for (const one of cases) {
    const last = one.due.at(-1)?.on ?? ''
    const sent = (await mailsOf(one.life.id, one.zone)).filter((mail) => mail.slice(0, 10) <= last)
    expect([one.status, one.zone, sent.toSorted()]).toEqual([one.status, one.zone, expected(one)])
    expect(await early(one)).toEqual([])
  }
  console.log(
    `F7: ${deadlines.length} deadlines of ${cases.length} requests, ${runs} runs by two at once up to 90 s apart, 0 twice, 0 missing (SEED=${seed})`,
  )
})
