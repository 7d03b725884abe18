import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppointmentHeader } from '@/components/appointments/appointment-header'
import { DaySide } from '@/components/appointments/day-side'
import { MoveForm } from '@/components/appointments/move-form'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { mayMove } from '@/lib/appointments/appointment'
import { calendarOf, dayIn, factsOfAppointment } from '@/lib/appointments/queries'
import { newAppointmentSearch } from '@/lib/appointments/schema'
import { now } from '@/lib/clock'
import { addYears, dateInZone, timeInZone } from '@/lib/clocks/calendar-date'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { move } from '../../actions'

export const metadata: Metadata = { title: 'Move appointment' }

type Props = {
  params: Promise<{ appointment: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Moves an appointment to another date or time in one step, beside what else is on that day. */
export default async function TimePage({ params, searchParams }: Props) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const at = now()
  const today = dateInZone(at, zone)
  const on = newAppointmentSearch.parse(await searchParams).on ?? today
  const [facts, day] = await Promise.all([
    factsOfAppointment(consultant, (await params).appointment, at),
    calendarOf(consultant, dayIn(on, zone), at),
  ])
  if (!facts) notFound()
  const { number, startsAt, manner, client, clientZone } = facts
  recordView(consultant, 'appointment', number)
  const start = { date: dateInZone(startsAt, zone), time: timeInZone(startsAt, zone), manner }
  const form = { client, clientZone, start, zone, today, until: addYears(today, 1) }
  const shown = { view: 'day', on, today, status: null, appointment: null } as const
  const actingFor = actsForAnother(consultant) ? name : undefined
  return (
    <>
      <AppointmentHeader title="Move appointment" {...{ facts, zone, actingFor }} />
      <PageBody form side={<DaySide {...{ ...day, shown, zone, at }} />} sideName="What is on that day">
        {mayMove(facts) ? (
          <MoveForm appointment={number} {...form} send={move} />
        ) : (
          <Note tone="failure">Only an appointment that is still scheduled can be moved.</Note>
        )}
      </PageBody>
    </>
  )
}
