import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import type { MailChoice } from '@/lib/mail/words'

/** What was just done about a mail, by the word in the address of its page. */
const words: Readonly<Record<MailChoice, string>> = {
  resend: 'It is on its way again. This is the new mail.',
  change_address: 'The address is corrected, and it is on its way again. This is the new mail.',
  arrived: 'Settled: it counts as delivered.',
  not_arrived: 'It is on its way again. This is the new mail.',
  nothing_more: 'Settled: nobody needs to see to it any more.',
}

/** Says so once, and takes the focus. */
export function ToldNote({ told }: { told: string | undefined }) {
  const say = told && Object.hasOwn(words, told) ? words[told as MailChoice] : undefined
  if (!say) return null
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{say}</Note>
    </FocusOnArrival>
  )
}
