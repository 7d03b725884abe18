import { z } from 'zod'
import { appointmentNumberOf, cancellations, manners } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { paths } from '@/lib/paths'

const appointment = z.string().refine((text) => appointmentNumberOf(text) !== null, 'There is no such appointment.')

/** Which appointment is settled, and the page of the calendar it was done from. */
export const settleSchema = z.object({
  appointment,
  to: z
    .string()
    .max(200)
    .regex(/^\/calendar(\/APP-\d{5,9}|\?[\w=&-]+)?$/)
    .catch(paths.calendar()),
})

/** A date and a time of day as they were typed: `typedInstant` reads them by the consultant's own clock. */
const typedTime = {
  date: z.string().trim().max(60).default(''),
  time: z.string().trim().max(20).default(''),
}
const manner = z.enum(manners, 'Choose how the session is held.')

export const bookingSchema = z.object({
  case: z.string().refine((text) => caseNumberOf(text) !== null, 'Choose the client and their Assist case.'),
  ...typedTime,
  manner,
})

export const moveSchema = z.object({ appointment, ...typedTime, manner })

/** An appointment dropped on a day and a time of the calendar. */
export const dropSchema = z.object({ appointment, on: z.iso.date(), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })

export const cancellationSchema = z.object({
  appointment,
  cancellation: z.enum(cancellations, 'Choose who cancels.'),
})

export const noShowSchema = z.object({ appointment })

/** What the page of a new appointment is opened with; what an address has wrong is left out, never an error. */
export const newAppointmentSearch = z.object({
  case: z
    .string()
    .regex(/^ASST-\d{6,9}$/)
    .optional()
    .catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .catch(undefined),
})
