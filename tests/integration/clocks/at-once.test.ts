import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { bundle } from '@/bin/bundle.mjs'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { invitePerson } from '@/lib/people/invite'
import { deciders, standing } from '@/tests/support/clocks'
import { databaseUrl } from '@/tests/support/database'
import { administrator } from '@/tests/support/practices'
import { appointment, assistCase, client, days, done, noon } from '@/tests/support/world'

const each = process.env.SIZE === 'full' ? 200 : 5
const rounds = process.env.SIZE === 'full' ? 10 : 1
const count = Array.from({ length: each }, (_, index) => index)
const zone = 'Australia/Sydney'

/** Everything of which each is due once on the morning of 10 December 2026. */
async function world() {
  const [atOnce, daily] = [await deciders({}, 2), await deciders({ reviewerMail: 'daily' }, 2)]
  const since = (index: number) => new Date(noon.getTime() + index * 1_000)
  for (const index of count) {
    await standing(atOnce, 'organisation_review', since(index))
    await standing(atOnce, 'further_details', since(index))
    await standing(daily, 'organisation_review', since(index))
    const { id: caseId } = await assistCase(atOnce.of, (await client(atOnce.organisationId)).id)
    await appointment(atOnce.of, caseId, new Date(noon.getTime() - days(40) + index * 3_600_000))
    const old = new Date(noon.getTime() - days(500) + index * 3_600_000)
    await appointment(atOnce.of, caseId, old, { status: 'completed' })
  }
  const admin = await administrator()
  for (const index of count) {
    const asked = {
      name: `Ada ${index}`,
      email: `ada${index}.${crypto.randomUUID()}@people.example`,
      title: '',
      timeZone: zone,
    }
    done(await invitePerson(admin, { ...asked, role: 'clinical_leader' }, noon))
  }
}

const totals = async () => {
  const [events, mails] = await Promise.all([
    db.historyEntry.groupBy({ by: ['event'], where: { rule: { not: null } }, _count: true }),
    db.mail.groupBy({ by: ['event'], where: { event: { not: 'invitation' } }, _count: true }),
  ])
  return Object.fromEntries([...events, ...mails].map(({ event, _count }) => [event, _count]))
}

/** Four processes that each run the clocks when told to; returns how many things all of them did. */
async function fourWorkers() {
  const program = await bundle('tests/support/clock-runner.ts')
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, [program], { env }))
  for (const { stderr } of children) stderr.pipe(process.stderr)
  const said = children.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]())
  const answer = async (lines: AsyncIterator<string>): Promise<number> => {
    for (;;) {
      const { value = '{"done":null}' } = await lines.next()
      const { done } = JSON.parse(value)
      if (done !== undefined) return done
    }
  }
  return {
    async run(at: Date): Promise<number> {
      for (const { stdin } of children) stdin.write(`${at.toISOString()}\n`)
      return (await Promise.all(said.map(answer))).reduce((sum, one) => sum + one, 0)
    },
    stop: () => {
      for (const { stdin } of children) stdin.end()
    },
  }
}

test('4 workers that run the clocks at once do each due thing once', { timeout: 3_600_000 }, async () => {
  const workers = await fourWorkers()
  for (let round = 1; round <= rounds; round++) {
    await world()
    const at = instantAt('2026-12-10', '08:00', zone)
    // Of each: two that are overdue, one that lapses, an appointment, an allotment, an invitation; and one mail of the day.
    expect(await workers.run(at)).toBe(6 * each + 1)
    expect(await workers.run(new Date(at.getTime() + 60_000))).toBe(0)
    const all = round * each
    const administrators = (round * (round + 1)) / 2
    expect(await totals()).toEqual({
      ...{ 'request.lapsed': all, 'appointment.completed': all, 'case.sessions_lapsed': all },
      ...{
        'person.invitation_expired': all,
        'request-reminder': 2 * all,
        'request-ended': all,
        'daily-mail': 2 * round,
      },
      'request-overdue': 2 * each * administrators,
    })
  }
  workers.stop()
})
