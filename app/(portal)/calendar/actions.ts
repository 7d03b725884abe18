'use server'

import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { settleSchema } from '@/lib/appointments/schema'
import { formAction } from '@/lib/form-action'
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
