'use server'

import { provenFormAction } from '@/lib/form-action'
import { handleMail } from '@/lib/mail/handle'
import { mailChoiceSchema } from '@/lib/mail/schema'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { requireAdministrator } from '@/lib/sign-in/gates'

/** What an administrator does about a mail; leads to the mail that stands for it then. */
export const sendChoice = provenFormAction(mailChoiceSchema, async (input) => {
  const done = await handleMail(await requireAdministrator(), input)
  return isRefusal(done) ? done : paths.mail(done.mail, { told: input.choice })
})
