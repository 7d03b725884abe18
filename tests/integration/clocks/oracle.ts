// When reminders and lapses are due, written a second time: day by day, and by Intl alone.

type Kind = 'organisation' | 'clinical' | 'answer'
const lengths = { organisation: [7, 2], clinical: [5, 1], answer: [10, 10] } as const

/** The date that a zone's calendar shows, and its time: '2026-11-24 08:00:00'. */
function shown(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`
}

/** The first instant at which a zone's clock shows a time, found by looking at every half hour. */
function whenShown(date: string, time: string, zone: string): Date {
  const noon = Date.parse(`${date}T12:00:00Z`)
  for (let half = -72; half <= 72; half++) {
    const instant = new Date(noon + half * 1_800_000)
    if (shown(instant, zone) === `${date} ${time}:00`) return instant
  }
  throw new Error(`${zone} never shows ${date} ${time}.`)
}

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

export type Due = { readonly on: string; readonly at: Date; readonly what: 'reminder' | 'overdue' | 'lapse' }

/** All that a request owes that came to who has it at an instant and stays there: of what is overdue the first `overdues`. */
export function dueOf(
  {
    kind,
    urgent,
    since,
    zone,
    holidays,
  }: { kind: Kind; urgent: boolean; since: Date; zone: string; holidays: ReadonlySet<string> },
  overdues = 2,
): Due[] {
  const length = lengths[kind][urgent ? 1 : 0]
  const all: Due[] = []
  let [date, count, late] = [shown(since, zone).slice(0, 10), 0, 0]
  while (late < overdues) {
    date = nextDay(date)
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    if (weekday === 0 || weekday === 6 || holidays.has(date)) continue
    count++
    const morning = (what: Due['what']) => all.push({ on: date, at: whenShown(date, '08:00', zone), what })
    if (kind === 'answer' && (count % 3 === 0 || count === length)) morning('reminder')
    if (kind !== 'answer' && ((count < length && (count === 3 || count === 5)) || count === length)) morning('reminder')
    if (kind === 'answer' && count === length) {
      const after = nextDay(date)
      return [...all, { on: after, at: whenShown(after, '00:00', zone), what: 'lapse' }]
    }
    if (count > length && (count - length) % 2 === 1) {
      morning('overdue')
      late++
    }
  }
  return all
}
