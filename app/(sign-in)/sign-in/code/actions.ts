'use server'

import { openFormAction } from '@/lib/form-action'
import { paths } from '@/lib/paths'
import { isRefusal } from '@/lib/refusal'
import { thisBrowser } from '@/lib/sign-in/browser'
import { sendEmailedCode } from '@/lib/sign-in/emailed-code'
import { enterCode } from '@/lib/sign-in/enter-code'
import { enterPasskey } from '@/lib/sign-in/enter-passkey'
import { requireHalf } from '@/lib/sign-in/half-sign-in'
import { codeSchema, passkeySchema, returnSchema } from '@/lib/sign-in/schema'
import { enter } from '../../enter'

/** A code of the app, for recovery, or of a mail: makes the half sign-in whole. */
export const giveCode = openFormAction(codeSchema, async ({ to, ...given }) => {
  const result = await enterCode(await requireHalf(to), given, await thisBrowser())
  return isRefusal(result) ? result : enter(result, to)
})

/** A passkey of the person whose password was right. */
export const givePasskey = openFormAction(passkeySchema, async ({ answer, to }) => {
  const result = await enterPasskey(await requireHalf(to), answer, await thisBrowser())
  return isRefusal(result) ? result : enter(result, to)
})

/** Mails a code, where the organisation allows it. */
export const sendCode = openFormAction(returnSchema, async ({ to }) => {
  const result = await sendEmailedCode(await requireHalf(to), await thisBrowser())
  return isRefusal(result) ? result : paths.secondFactor({ with: 'mail', to: to || undefined })
})
