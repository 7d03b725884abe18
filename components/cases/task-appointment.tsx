import { AppointmentTag } from '@/components/calendar/appointment-tag'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { appointmentNumber, type Manner, mannerWords, shownState } from '@/lib/appointments/appointment'
import type { TaskView } from '@/lib/cases/queries'
import { clockTime, clockTimeWithZone, dateInZone, fullDate, shortDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

/** The appointment that a task waits on: its day as a leaf of the calendar, its times, its state. */
export function TaskAppointment({ view: { task, assistCase }, zone, at }: { view: TaskView; zone: string; at: Date }) {
  const appointment = assistCase.appointments.find(({ number }) => number === task.appointment?.number)
  if (!appointment) return null
  const number = appointmentNumber(appointment.number)
  const on = dateInZone(appointment.startsAt, zone)
  const [day, month] = shortDate(on).split(' ')
  const today = on === dateInZone(at, zone)
  return (
    <>
      <div className="flex flex-wrap items-center gap-4">
        <span
          aria-hidden="true"
          className="grid size-[58px] place-content-center rounded-lg bg-petrol-tint text-center text-petrol max-md:hidden"
        >
          <span className="text-sm font-semibold">{month}</span>
          <span className="text-xl">{day}</span>
        </span>
        <div className="min-w-0 flex-1">
          <p className="text-md font-semibold">
            {today ? 'Today' : fullDate(on)}, {clockTime(appointment.startsAt, zone)} to{' '}
            {clockTimeWithZone(appointment.endsAt, zone)}
          </p>
          <p className="text-ink-2">
            {mannerWords[appointment.manner as Manner]}, {appointment.consultant.name},{' '}
            <TextLink href={paths.appointment(number)} reference>
              {number}
            </TextLink>
          </p>
        </div>
        <AppointmentTag state={shownState(appointment, at)} />
        {!task.doneAt && (
          <ButtonLink href={paths.appointment(number)} variant="primary" className="max-md:w-full">
            Open appointment
          </ButtonLink>
        )}
      </div>
      <p className="mt-4 border-t border-line pt-4 text-ink-2">
        The task is done when the appointment is completed or cancelled, or the client does not attend. If it is left
        open for 31 days, it is completed automatically and history says so.
      </p>
    </>
  )
}
