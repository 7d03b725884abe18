import { AppointmentTag } from '@/components/calendar/appointment-tag'
import { Card } from '@/components/ui/card'
import { LedgerSwatch } from '@/components/ui/ledger-sum'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { appointmentNumber, type Manner, mannerWords, shownState, usesSession } from '@/lib/appointments/appointment'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

export type AppointmentRow = CaseRow['appointments'][number] & {
  /** Said where a list holds several cases. */ case?: number
}
type Props = { appointments: readonly AppointmentRow[]; zone: string; at: Date; none: string }

/** Appointments, latest first: when, how, in which state, and which of them use a session. */
export function AppointmentsCard({ appointments, zone, at, none }: Props) {
  if (appointments.length === 0) return <Card title="Appointments">{none}</Card>
  const severalCases = appointments.some((one) => one.case !== undefined)
  const count = appointments.length
  return (
    <Card title="Appointments" aside={count === 1 ? '1 appointment' : `${count} appointments`} flush>
      <Table caption="Appointments, latest first" cards>
        <TableHead>
          <HeadCell>When</HeadCell>
          <HeadCell>How</HeadCell>
          <HeadCell>State</HeadCell>
          {severalCases && <HeadCell>Assist case</HeadCell>}
          <HeadCell numeric>Uses</HeadCell>
          <HeadCell>Number</HeadCell>
        </TableHead>
        <TableBody>
          {appointments.map((one) => (
            <Row key={one.number}>
              <Cell className="max-md:order-1">{dateAndTime(one.startsAt, zone)}</Cell>
              <Cell className="text-ink-2 max-md:order-3">{mannerWords[one.manner as Manner]}</Cell>
              <Cell className="max-md:order-2 max-md:justify-self-end">
                <AppointmentTag state={shownState(one, at)} />
              </Cell>
              {severalCases && (
                <Cell className="max-md:order-5">
                  {one.case !== undefined && (
                    <TextLink href={paths.case(caseNumber(one.case))} reference className="relative z-1">
                      {caseNumber(one.case)}
                    </TextLink>
                  )}
                </Cell>
              )}
              <Cell numeric className="max-md:hidden">
                <Uses appointment={one} />
              </Cell>
              <Cell className="max-md:order-4 max-md:justify-self-end">
                <TextLink href={paths.appointment(appointmentNumber(one.number))} reference coversRow>
                  {appointmentNumber(one.number)}
                </TextLink>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

/** How many sessions it takes, with the picture that the ledger has of it. */
function Uses({ appointment }: { appointment: AppointmentRow }) {
  const booked = appointment.status === 'scheduled' || appointment.status === 'commenced'
  if (!booked && !usesSession(appointment)) return <span className="text-ink-3">0</span>
  const kind = booked ? 'scheduled' : appointment.status === 'completed' ? 'completed' : 'charged'
  return (
    <span className="inline-flex items-center gap-2.5">
      1
      <LedgerSwatch kind={kind} />
    </span>
  )
}
