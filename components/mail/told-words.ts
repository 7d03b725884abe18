import { isClosed } from '@/lib/mail/lifecycle'
import type { MailView } from '@/lib/mail/list'
import { mailStateOf } from '@/lib/mail/mail'
import type { MailChoice } from '@/lib/mail/words'

type Shown = Pick<MailView, 'chain' | 'sentAgain'> & {
  mail: Pick<MailView['mail'], 'toAddress' | 'status' | 'failure' | 'closedAt' | 'bouncedAt'>
}

/**
 * What was just done about a mail, by the word in the address of its page; null where the mail itself says otherwise: an address is
 * kept, sent on and typed by anybody.
 */
export function toldWords(told: string | undefined, { mail, chain, sentAgain }: Shown): string | null {
  if (sentAgain) return null
  const before = chain.at(-2)
  const settled = isClosed(mail)
  const state = mailStateOf(mail)
  const anew = before && `It ${state === 'waiting' ? 'is on its way' : 'was sent'} again. This is the new mail.`
  const words: Record<MailChoice, string | null | undefined> = {
    resend: anew,
    not_arrived: anew,
    change_address: anew && before.toAddress !== mail.toAddress ? `The address is corrected. ${anew}` : anew,
    arrived: settled && state === 'delivered' ? 'Settled: it counts as delivered.' : null,
    nothing_more: settled && state !== 'delivered' ? 'Settled: nobody needs to see to it any more.' : null,
  }
  return (told && Object.hasOwn(words, told) && words[told as MailChoice]) || null
}
