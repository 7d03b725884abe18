import type { Metadata } from 'next'
import { BlockForm } from '@/components/calendar/block-form'
import { newBlock } from '@/components/calendar/block-start'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { newAppointmentSearch } from '@/lib/appointments/schema'
import { now } from '@/lib/clock'
import { dateInZone, placeOfZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { add } from '../actions'

export const metadata: Metadata = { title: 'Keep time free' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Lunch, leave, supervision, a meeting: time of the consultant's own, once or every week. */
export default async function NewBlockPage({ searchParams }: Props) {
  const consultant = await requireConsultant()
  const { timeZone: zone, name } = consultant
  const { on, at: time } = newAppointmentSearch.parse(await searchParams)
  const today = dateInZone(now(), zone)
  return (
    <>
      <PageHeader
        title="Keep time free"
        crumbs={[{ label: 'My Calendar', href: paths.calendar({ on }) }, { label: 'Keep time free' }]}
        line={`Times are those of ${placeOfZone(zone)}.`}
        actingFor={actsForAnother(consultant) ? name : undefined}
      />
      <PageBody>
        <BlockForm
          consultant={consultant.id}
          start={newBlock(on ?? today, time)}
          today={today}
          send={add}
          back={paths.calendar({ on })}
        />
      </PageBody>
    </>
  )
}
