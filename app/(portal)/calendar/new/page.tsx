import type { Metadata } from 'next'
import { BookingForm } from '@/components/appointments/booking-form'
import { DaySide } from '@/components/appointments/day-side'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { bookableCasesOf } from '@/lib/appointments/guard'
import { calendarOf, dayIn } from '@/lib/appointments/queries'
import { newAppointmentSearch } from '@/lib/appointments/schema'
import { now } from '@/lib/clock'
import { addYears, dateInZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { book } from '../actions'

export const metadata: Metadata = { title: 'New appointment' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Books a session: from a free slot of the calendar, or from a case. */
export default async function NewAppointmentPage({ searchParams }: Props) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const at = now()
  const today = dateInZone(at, zone)
  const search = newAppointmentSearch.parse(await searchParams)
  const on = search.on && search.on >= today ? search.on : today
  const [cases, { entries, blocks }] = await Promise.all([
    bookableCasesOf(consultant, on, at),
    calendarOf(consultant, dayIn(on, zone), at),
  ])
  const shown = { view: 'day', on, today, status: null, appointment: null } as const
  const start = { case: search.case ?? '', date: search.on ?? '', time: search.at ?? '' }
  return (
    <>
      <PageHeader
        title="New appointment"
        crumbs={[{ label: 'My Calendar', href: paths.calendar({ on }) }, { label: 'New appointment' }]}
        {...(actsForAnother(consultant) ? { actingFor: name } : {})}
      />
      <PageBody form side={<DaySide {...{ shown, entries, blocks, zone, at }} />} sideName="What is on that day">
        {cases.length > 0 ? (
          <BookingForm {...{ cases, start, zone, today }} until={addYears(today, 1)} send={book} />
        ) : (
          <EmptyState title="No open case to book on.">Sessions are booked on an open Assist case.</EmptyState>
        )}
      </PageBody>
    </>
  )
}
