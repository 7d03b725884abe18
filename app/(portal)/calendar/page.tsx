import type { Metadata } from 'next'
import { Calendar } from '@/components/calendar/calendar'
import { doneBy, periodOf, type Query, shownBy } from '@/components/calendar/shown'
import { calendarOf } from '@/lib/appointments/queries'
import { now } from '@/lib/clock'
import { dateInZone, endOf, instantAt } from '@/lib/clocks/calendar-date'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { commence, complete, drop } from './actions'

export const metadata: Metadata = { title: 'My Calendar' }

/** My Calendar: the days in the address, by the consultant's own clock, and the appointment that is open. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<Query> }) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const at = now()
  const query = await searchParams
  const shown = shownBy(query, dateInZone(at, zone))
  const { from, to } = periodOf(shown)
  const calendar = await calendarOf(
    consultant,
    { from: instantAt(from, '00:00', zone), to: endOf(to, zone), appointment: shown.appointment },
    at,
  )
  const actingFor = actsForAnother(consultant) ? name : undefined
  if (calendar.open) recordView(consultant, 'appointment', calendar.open.number)
  return (
    <Calendar
      {...{ shown, calendar, zone, at, actingFor }}
      done={doneBy(query)}
      actions={{ commence, complete, drop }}
    />
  )
}
