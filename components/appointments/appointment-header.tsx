import { AppointmentTag } from '@/components/calendar/appointment-tag'
import { AppointmentLine } from '@/components/calendar/appointment-view'
import { PageHeader } from '@/components/ui/page-header'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import { clockTime, dateInZone, fullDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = { title: string; facts: AppointmentFacts; zone: string; actingFor: string | undefined }

/** The head of a page that does something with an appointment: what, with whose, and when that is. */
export function AppointmentHeader({ title, facts, zone, actingFor }: Props) {
  const { number, startsAt, state } = facts
  const on = dateInZone(startsAt, zone)
  return (
    <PageHeader
      title={title}
      crumbs={[
        { label: 'My Calendar', href: paths.calendar({ on, appointment: number }) },
        { label: number, href: paths.appointment(number) },
        { label: title },
      ]}
      status={<AppointmentTag state={state} />}
      line={<AppointmentLine facts={facts} day={`${fullDate(on)}, ${clockTime(startsAt, zone)}`} />}
      actingFor={actingFor}
    />
  )
}
