import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppointmentHeader } from '@/components/appointments/appointment-header'
import { notComing } from '@/components/appointments/appointment-words'
import { NoShowForm } from '@/components/appointments/no-show-form'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { mayBeNoShow, mayCancel, noShowAfterMinutes } from '@/lib/appointments/appointment'
import { factsOfAppointment } from '@/lib/appointments/queries'
import { now } from '@/lib/clock'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { noShow } from '../../actions'

export const metadata: Metadata = { title: 'Record a no-show' }

type Props = { params: Promise<{ appointment: string }> }

/** Records that the client did not come, with what that does to the count, before it is confirmed. */
export default async function NoShowPage({ params }: Props) {
  const consultant = await requireConsultant()
  const at = now()
  const facts = await factsOfAppointment(consultant, (await params).appointment, at)
  if (!facts) notFound()
  recordView(consultant, 'appointment', facts.number)
  const sentence = `${facts.client} did not come. Uses 1 session. ${notComing(facts)}`
  return (
    <>
      <AppointmentHeader
        title="Record a no-show"
        facts={facts}
        zone={consultant.timeZone}
        actingFor={actsForAnother(consultant) ? consultant.name : undefined}
      />
      <PageBody>
        <div className="max-w-[660px]">
          {mayBeNoShow(facts, at) ? (
            <NoShowForm appointment={facts.number} sentence={sentence.trim()} send={noShow} />
          ) : (
            <Note tone="failure">
              {mayCancel(facts)
                ? `A no-show can be recorded from ${noShowAfterMinutes} minutes after the start.`
                : 'This appointment is settled, so it cannot become a no-show.'}
            </Note>
          )}
        </div>
      </PageBody>
    </>
  )
}
