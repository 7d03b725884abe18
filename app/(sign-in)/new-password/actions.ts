'use server'

import { after } from 'next/server'
import { openFormAction } from '@/lib/form-action'
import { refuse } from '@/lib/refusal'
import { thisBrowser } from '@/lib/sign-in/browser'
import { waitWords } from '@/lib/sign-in/enter-password'
import { mayAskForMail, sendPasswordLink } from '@/lib/sign-in/forgotten-password'
import { forgottenSchema } from '@/lib/sign-in/schema'

/** Asks for a link by mail. The answer is the same for every address, because the work comes after it. */
export const askForLink = openFormAction(forgottenSchema, async ({ email }) => {
  if (!(await mayAskForMail(email, await thisBrowser()))) return refuse(waitWords)
  after(() => sendPasswordLink(email))
  return { shown: { sent: email } }
})
