'use server'

import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookHeldSlot } from '@/lib/calendar/book-held-slot'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { releaseSlot } from '@/lib/calendar/release-slot'
import { formAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { heldSlotOf, heldSlotSchema } from '@/lib/requests/schema'
import { requireConsultant } from '@/lib/sign-in/gates'

export const hold = formAction(heldSlotSchema, async (input) => {
  const result = await holdSlot(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.request(input.request)
})

export const release = formAction(heldSlotOf, async (input) => {
  const result = await releaseSlot(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.request(input.request)
})

export const book = formAction(heldSlotOf, async (input) => {
  const result = await bookHeldSlot(await requireConsultant(), input)
  return isRefusal(result) ? result : paths.appointment(appointmentNumber(result.number))
})
