import { appointmentNumber, shownState, stateWords } from '@/lib/appointments/appointment'
import type { CaseRow } from '@/lib/cases/queries'
import type { TaskKind } from '@/lib/cases/tasks'
import { clockTime, dateInZone, dayAndMonth, listDate } from '@/lib/clocks/calendar-date'
import { requestNumber } from '@/lib/requests/request'

export type TaskRow = CaseRow['tasks'][number]
type Times = { startsAt: Date; endsAt: Date }

/** "Now", "Today, 11:30 am" or "Mon 30 Nov, 4:00 pm", in the viewer's time zone. */
export function appointmentTime({ startsAt, endsAt }: Times, zone: string, at: Date): string {
  if (startsAt <= at && at < endsAt) return 'Now'
  const [on, today] = [dateInZone(startsAt, zone), dateInZone(at, zone)]
  return `${on === today ? 'Today' : listDate(on)}, ${clockTime(startsAt, zone)}`
}

/** What a task waits on or was done by, in one line; empty where there is nothing to add. */
export function taskLine(task: TaskRow, assistCase: CaseRow, zone: string, at: Date): string {
  const lines: Record<TaskKind, () => string> = {
    select_consultant: () => (task.doneAt && assistCase.consultant ? `${assistCase.consultant.name} selected` : ''),
    next_steps: () => nextSteps(task, assistCase, zone),
    waiting_for_appointment_completion: () => waiting(task, zone, at),
    further_details_required: () => request(task),
    tell_client_the_outcome: () => request(task),
  }
  return lines[task.kind as TaskKind]()
}

const request = (task: TaskRow): string => (task.request ? `For ${requestNumber(task.request.reference)}` : '')

function nextSteps(task: TaskRow, { appointments }: CaseRow, zone: string): string {
  if (!task.doneAt) return 'No appointment is booked'
  const booked = appointments.find(({ createdAt }) => createdAt.getTime() === task.doneAt?.getTime())
  return booked ? `Appointment booked for ${dayAndMonth(dateInZone(booked.startsAt, zone))}` : ''
}

function waiting({ doneAt, appointment }: TaskRow, zone: string, at: Date): string {
  if (!appointment) return ''
  const on = dateInZone(appointment.startsAt, zone)
  const time = clockTime(appointment.startsAt, zone)
  if (doneAt)
    return `${appointmentNumber(appointment.number)} of ${dayAndMonth(on)}: ${stateWords[shownState(appointment, at)].toLowerCase()}`
  if (appointment.endsAt <= at) return `Appointment of ${listDate(on)} at ${time} is to be completed`
  return on === dateInZone(at, zone) ? `Appointment today at ${time}` : `Appointment ${listDate(on)} at ${time}`
}

/** "Open since 10 Nov" or "Done 10 Nov, Priya Raman"; by a rule, where nobody did it. */
export function taskSince({ openedAt, doneAt, doneBy }: TaskRow, zone: string): string {
  if (!doneAt) return `Open since ${dayAndMonth(dateInZone(openedAt, zone))}`
  return `Done ${dayAndMonth(dateInZone(doneAt, zone))}${doneBy ? `, ${doneBy.name}` : ', by a rule'}`
}
