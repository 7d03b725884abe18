import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AppointmentMenu } from '@/components/appointments/appointment-menu'
import { AppointmentTag } from '@/components/calendar/appointment-tag'
import { AppointmentLine, AppointmentView } from '@/components/calendar/appointment-view'
import { SettleAction } from '@/components/calendar/settle-action'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { appointmentNumber, appointmentNumberOf } from '@/lib/appointments/appointment'
import { appointmentOf } from '@/lib/appointments/queries'
import { now } from '@/lib/clock'
import { dateInZone, fullDate } from '@/lib/clocks/calendar-date'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { commence, complete } from '../actions'

type Props = { params: Promise<{ appointment: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = appointmentNumberOf((await params).appointment)
  return { title: number === null ? 'Appointment' : `Appointment ${appointmentNumber(number)}` }
}

/** An appointment, what can be done with it now, its case and its history. */
export default async function AppointmentPage({ params }: Props) {
  const [consultant, at] = [await requireConsultant(), now()]
  const { timeZone: zone, name } = consultant
  const found = await appointmentOf(consultant, (await params).appointment, at)
  if (!found) notFound()
  recordView(consultant, 'appointment', found.facts.number)
  const { facts, history } = found
  const on = dateInZone(facts.startsAt, zone)
  const inCalendar = paths.calendar({ on, appointment: facts.number })
  return (
    <>
      <PageHeader
        title={`Appointment ${facts.number}`}
        crumbs={[{ label: 'My Calendar', href: inCalendar }, { label: facts.number }]}
        status={<AppointmentTag state={facts.state} />}
        line={<AppointmentLine facts={facts} day={fullDate(on)} />}
        {...(actsForAnother(consultant) ? { actingFor: name } : {})}
        menu={<AppointmentMenu {...{ facts, zone, at }} print />}
        actions={
          <>
            <ButtonLink href={inCalendar}>Show in My Calendar</ButtonLink>
            <SettleAction
              {...{ facts, at }}
              actions={{ commence, complete }}
              to={paths.appointment(facts.number)}
              long
            />
          </>
        }
      />
      <AppointmentView {...{ facts, history, zone, at }} />
    </>
  )
}
