import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppointmentHeader } from '@/components/appointments/appointment-header'
import { MoveForm } from '@/components/appointments/move-form'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { mayMove } from '@/lib/appointments/appointment'
import { factsOfAppointment } from '@/lib/appointments/queries'
import { now } from '@/lib/clock'
import { addYears, dateInZone, timeInZone } from '@/lib/clocks/calendar-date'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { move } from '../../actions'

export const metadata: Metadata = { title: 'Move appointment' }

type Props = { params: Promise<{ appointment: string }> }

/** Moves an appointment to another date or time in one step. */
export default async function TimePage({ params }: Props) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const at = now()
  const facts = await factsOfAppointment(consultant, (await params).appointment, at)
  if (!facts) notFound()
  const { number, startsAt, manner, client, clientZone } = facts
  const [today, date] = [dateInZone(at, zone), dateInZone(startsAt, zone)]
  const start = { date, time: timeInZone(startsAt, zone), manner }
  return (
    <>
      <AppointmentHeader
        title="Move appointment"
        {...{ facts, zone }}
        actingFor={actsForAnother(consultant) ? name : undefined}
      />
      <PageBody>
        <div className="max-w-[660px]">
          {mayMove(facts) ? (
            <MoveForm
              appointment={number}
              {...{ client, clientZone, start, zone, today }}
              until={addYears(today, 1)}
              send={move}
            />
          ) : (
            <Note tone="failure">Only an appointment that is still scheduled can be moved.</Note>
          )}
        </div>
      </PageBody>
    </>
  )
}
