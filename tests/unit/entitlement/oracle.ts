// The count of domain §3 a second time, as plain arithmetic over days: no date library, no code of lib/. Days are walked one
// by one and every rule is read literally.

export type OracleAppointment = { startsAt: Date; status: string; cancellation: string | null }
export type OracleCase = {
  id: string
  open: boolean
  allotments: { kind: string; sessions: number; grantedOn: string }[]
  appointments: OracleAppointment[]
}
export type OracleInput = {
  zone: string
  dateOfRequest: string
  scope: 'client' | 'case'
  caseId: string
  threshold: number
  cases: OracleCase[]
  pending: { caseId: string; sessions: number }[]
  asked: number
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const FIRST_YEAR = 2020
/** Every day of 2020 to 2034 as 'YYYY-MM-DD'; a day's number is its place in the list. */
const DAYS: string[] = []
for (let year = FIRST_YEAR; year < 2035; year += 1)
  for (let month = 1; month <= 12; month += 1) {
    const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && leap(year) ? 1 : 0)
    for (let day = 1; day <= length; day += 1) DAYS.push(`${year}-${`0${month}`.slice(-2)}-${`0${day}`.slice(-2)}`)
  }
const NUMBER = new Map(DAYS.map((day, number) => [day, number]))
export const dayNumber = (date: string): number => NUMBER.get(date) ?? Number.NaN

/** The day that a wall calendar in the zone shows. */
export function wallDay(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' })
    .format(instant)
    .split('/')
  return `${parts[2]}-${parts[1]}-${parts[0]}`
}

/** The first of the 12 months up to a day: walk back to the same date a year before (28 for 29 February) and take the day after. */
function firstOfTwelveMonths(last: number): number {
  const [year, monthAndDay] = [Number(DAYS[last]?.slice(0, 4)), DAYS[last]?.slice(4)]
  const stop = `${year - 1}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}`
  let day = last
  while (DAYS[day] !== stop) day -= 1
  return day + 1
}

const charged = (one: OracleAppointment) => one.status === 'no_show' || one.cancellation === 'client_late'
const uses = (one: OracleAppointment) =>
  one.status === 'completed' || one.status === 'scheduled' || one.status === 'commenced' || charged(one)

/** What one case has left on a day, by living through all its days. */
function leftOf(one: OracleCase, zone: string, onDay: number): number {
  if (!one.open) return 0
  const used = new Array<number>(DAYS.length).fill(0)
  let firstCompleted = Number.POSITIVE_INFINITY
  for (const appointment of one.appointments) {
    const day = dayNumber(wallDay(appointment.startsAt, zone))
    if (uses(appointment)) used[day] = (used[day] ?? 0) + 1
    if (appointment.status === 'completed') firstCompleted = Math.min(firstCompleted, day)
  }
  const rank = (kind: string) => (kind === 'entitlement' ? 0 : 1)
  const stock = one.allotments
    .map(({ kind, sessions, grantedOn }) => ({
      kind,
      sessions,
      granted: dayNumber(grantedOn),
      since: kind === 'entitlement' ? firstCompleted : dayNumber(grantedOn),
    }))
    .sort((a, b) => a.granted - b.granted || rank(a.kind) - rank(b.kind))
  for (let day = 0; day < DAYS.length; day += 1) {
    const inUse = used[day] ?? 0
    if (inUse === 0) continue
    const twelveMonths = firstOfTwelveMonths(day)
    for (let use = 0; use < inUse; use += 1)
      for (const heap of stock)
        if (heap.sessions > 0 && heap.since >= twelveMonths) {
          heap.sessions -= 1
          break
        }
  }
  const since = firstOfTwelveMonths(onDay)
  return stock.reduce((sum, heap) => (heap.since >= since ? sum + heap.sessions : sum), 0)
}

/** The six sums, the total, and whether a clinical review is needed. */
export function count({ zone, dateOfRequest, scope, caseId, threshold, cases, pending, asked }: OracleInput) {
  const sums = { completed: 0, charged: 0, scheduled: 0, remaining: 0, pending: 0, asked }
  const last = dayNumber(dateOfRequest)
  const first = firstOfTwelveMonths(last)
  for (const one of cases) {
    if (scope === 'case' && one.id !== caseId) continue
    sums.remaining += leftOf(one, zone, last)
    for (const appointment of one.appointments) {
      const day = dayNumber(wallDay(appointment.startsAt, zone))
      if (charged(appointment)) {
        if (day >= first) sums.charged += 1
      } else if (appointment.status === 'completed') {
        if (day >= first && day <= last) sums.completed += 1
        // Seen from the date of request it was still booked.
        if (day > last) sums.scheduled += 1
      } else if (uses(appointment)) sums.scheduled += 1
    }
  }
  for (const other of pending) if (scope === 'client' || other.caseId === caseId) sums.pending += other.sessions
  const total = sums.completed + sums.charged + sums.scheduled + sums.remaining + sums.pending + sums.asked
  return { sums, total, review: total >= threshold }
}
