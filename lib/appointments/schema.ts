import { z } from 'zod'
import { appointmentNumberOf } from '@/lib/appointments/appointment'
import { paths } from '@/lib/paths'

/** Which appointment is commenced or completed, and the page of the calendar it was done from. */
export const settleSchema = z.object({
  appointment: z.string().refine((text) => appointmentNumberOf(text) !== null, 'There is no such appointment.'),
  to: z
    .string()
    .max(200)
    .regex(/^\/calendar(\/APP-\d{5,9}|\?[\w=&-]+)?$/)
    .catch(paths.calendar()),
})
