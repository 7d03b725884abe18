import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppointmentHeader } from '@/components/appointments/appointment-header'
import { cancellationChoices } from '@/components/appointments/appointment-words'
import { CancellationForm } from '@/components/appointments/cancellation-form'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { mayCancel } from '@/lib/appointments/appointment'
import { factsOfAppointment } from '@/lib/appointments/queries'
import { now } from '@/lib/clock'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { cancel } from '../../actions'

export const metadata: Metadata = { title: 'Cancel appointment' }

type Props = { params: Promise<{ appointment: string }> }

/** Cancels an appointment: by whom, and what that does to the count, before it is confirmed. */
export default async function CancellationPage({ params }: Props) {
  const consultant = await requireConsultant()
  const at = now()
  const facts = await factsOfAppointment(consultant, (await params).appointment, at)
  if (!facts) notFound()
  recordView(consultant, 'appointment', facts.number)
  return (
    <>
      <AppointmentHeader
        title="Cancel appointment"
        facts={facts}
        zone={consultant.timeZone}
        actingFor={actsForAnother(consultant) ? consultant.name : undefined}
      />
      <PageBody>
        <div className="max-w-[660px]">
          {mayCancel(facts) ? (
            <CancellationForm appointment={facts.number} choices={cancellationChoices(facts, at)} send={cancel} />
          ) : (
            <Note tone="failure">This appointment is settled, so it cannot be cancelled.</Note>
          )}
        </div>
      </PageBody>
    </>
  )
}
