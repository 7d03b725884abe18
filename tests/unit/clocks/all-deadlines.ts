// Run by itself under several TZ: every deadline of every day in every state, as one digest.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addBusinessDays, isBusinessDay } from '@/lib/clocks/business-days'
import { addDays, clockTime, dateInZone, fullDate, instantAt } from '@/lib/clocks/calendar-date'
import { clockDays, dueInstantOf, promiseOn, runningClock } from '@/lib/clocks/deadlines'

declare const FIRST: number
declare const LAST: number

const zones: Readonly<Record<string, string>> = {
  ACT: 'Australia/Sydney',
  NSW: 'Australia/Sydney',
  NT: 'Australia/Darwin',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  TAS: 'Australia/Hobart',
  VIC: 'Australia/Melbourne',
  WA: 'Australia/Perth',
}
const sql = readFileSync('prisma/migrations/0004_holidays/migration.sql', 'utf8')
const lines = Object.entries(zones).flatMap(([state, timeZone]) => {
  const holidays = new Set([...sql.matchAll(new RegExp(`\\('${state}', '([-\\d]+)'`, 'g'))].map(([, day = '']) => day))
  const terms = {
    organisationClock: 7,
    organisationClockUrgent: 2,
    clinicalClock: 5,
    clinicalClockUrgent: 1,
    answerClock: 10,
    timeZone,
  }
  const all: string[] = []
  for (let day = `${FIRST}-01-01`; day <= `${LAST}-12-31`; day = addDays(day, 1)) {
    const reached = instantAt(day, '00:10', timeZone)
    const asked = instantAt(addDays(day, 1), '02:30', timeZone)
    const answered = instantAt(addDays(day, 3), '23:50', timeZone)
    const stays = [
      { status: 'organisation_review', enteredAt: reached, leftAt: asked },
      { status: 'organisation_question', enteredAt: asked, leftAt: answered },
      { status: 'organisation_review', enteredAt: answered, leftAt: null },
    ]
    const history = { stays, urgent: false, terms, holidays }
    const clock = runningClock(history)
    const promised = promiseOn(dateInZone(reached, timeZone), { ...history, reachesThreshold: true })
    const boxes = clock ? clockDays(clock, day, holidays).map(({ on }) => on) : []
    const business = [isBusinessDay(day, holidays), addBusinessDays(day, 7, holidays)]
    const words = [fullDate(day), clockTime(asked, timeZone), dueInstantOf(history)?.toISOString(), promised.outcomeBy]
    all.push([state, day, ...business, ...words, ...boxes].join(' '))
  }
  return all
})
const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
// The zone the machine is in, from its own calendar, to show that TZ took hold.
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
process.stdout.write(JSON.stringify({ zone, lines: lines.length, digest }))
