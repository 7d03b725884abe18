'use server'

import { switched } from '@/components/people/switched'
import { provenFormAction } from '@/lib/form-action'
import { allowEmailedCode } from '@/lib/organisations/allow-emailed-code'
import { emailedCodeSchema } from '@/lib/organisations/schema'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

/** Lets an organisation's reviewers use a code by mail, or no longer. */
export const sendEmailedCode = provenFormAction(emailedCodeSchema, async (input) => {
  const done = await allowEmailedCode(await requireAdministrator(), input)
  return isRefusal(done) ? done : paths.organisation(input.organisation, { told: switched(done) })
})
