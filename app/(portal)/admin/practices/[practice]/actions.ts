'use server'

import { switched } from '@/components/people/switched'
import { provenFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { letStaffRead } from '@/lib/practices/let-staff-read'
import { staffReadingSchema } from '@/lib/practices/schema'
import { isRefusal } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

/** Lets practice staff read Further details, or no longer. */
export const sendStaffReading = provenFormAction(staffReadingSchema, async (input) => {
  const done = await letStaffRead(await requireAdministrator(), input)
  return isRefusal(done) ? done : paths.practice(input.practice, { told: switched(done) })
})
