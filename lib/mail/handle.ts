import 'server-only'
import { now } from '@/lib/clock'
import { changeAddress } from '@/lib/mail/change-address'
import type { Handled } from '@/lib/mail/changing'
import { resendMail } from '@/lib/mail/resend'
import type { MailInput } from '@/lib/mail/schema'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import type { Administrator } from '@/lib/people/person'
import type { Refusal } from '@/lib/refusal'

/** The one form of a mail's page, by the verb that was chosen. */
export function handleMail(
  administrator: Administrator,
  { choice, address = '', ...input }: MailInput,
  at: Date = now(),
): Promise<Handled | Refusal> {
  if (choice === 'resend') return resendMail(administrator, input, at)
  if (choice === 'change_address') return changeAddress(administrator, { ...input, address }, at)
  return settleByHand(administrator, { ...input, choice }, at)
}
