'use server'

import { appointmentNumber, type Cancellation } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { moveAppointment } from '@/lib/appointments/move'
import { recordNoShow } from '@/lib/appointments/record-no-show'
import {
  bookingSchema,
  cancellationSchema,
  dropSchema,
  moveSchema,
  noShowSchema,
  settleSchema,
} from '@/lib/appointments/schema'
import { typedInstant } from '@/lib/appointments/typed-time'
import { clockTime, dateInZone, dueDay } from '@/lib/clocks/calendar-date'
import { formAction, freshFormAction, gestureAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireConsultant } from '@/lib/sign-in/gates'

export const commence = formAction(settleSchema, async ({ appointment, to }) => {
  const result = await commenceAppointment(await requireConsultant(), appointment)
  return isRefusal(result) ? result : to
})

export const complete = formAction(settleSchema, async ({ appointment, to }) => {
  const result = await completeAppointment(await requireConsultant(), appointment)
  return isRefusal(result) ? result : to
})

export const book = freshFormAction(bookingSchema, async ({ date, time, ...input }) => {
  const consultant = await requireConsultant()
  const startsAt = typedInstant({ date, time }, consultant.timeZone)
  if (isRefusal(startsAt)) return startsAt
  const result = await bookAppointment(consultant, { ...input, startsAt })
  if (isRefusal(result)) return result
  const on = dateInZone(startsAt, consultant.timeZone)
  return paths.calendar({ on, appointment: appointmentNumber(result.number), done: 'booked' })
})

export const move = formAction(moveSchema, async ({ date, time, ...input }) => {
  const consultant = await requireConsultant()
  const startsAt = typedInstant({ date, time }, consultant.timeZone)
  if (isRefusal(startsAt)) return startsAt
  const result = await moveAppointment(consultant, { ...input, startsAt })
  if (isRefusal(result)) return result
  return paths.calendar({
    on: dateInZone(startsAt, consultant.timeZone),
    appointment: input.appointment,
    done: 'moved',
  })
})

export const drop = gestureAction(dropSchema, async (consultant, { appointment, on, at }) => {
  const startsAt = typedInstant({ date: on, time: at }, consultant.timeZone)
  if (isRefusal(startsAt)) return startsAt
  const result = await moveAppointment(consultant, { appointment, startsAt })
  if (isRefusal(result)) return result
  return `Moved to ${dueDay(on)}, ${clockTime(startsAt, consultant.timeZone)}.`
})

const by: Record<Cancellation, 'client' | 'provider'> = {
  client_early: 'client',
  client_late: 'client',
  provider: 'provider',
}

export const cancel = formAction(cancellationSchema, async ({ appointment, cancellation }) => {
  const input = { appointment, by: by[cancellation], meant: cancellation }
  const result = await cancelAppointment(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.appointment(appointment)
})

export const noShow = formAction(noShowSchema, async ({ appointment }) => {
  const result = await recordNoShow(await requireConsultant(), appointment)
  return isRefusal(result) ? result : paths.appointment(appointment)
})
