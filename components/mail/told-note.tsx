import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import type { MailView } from '@/lib/mail/list'
import { toldWords } from './told-words'

/** Says what was just done about a mail, and takes the focus. */
export function ToldNote({ told, view }: { told: string | undefined; view: MailView }) {
  const say = toldWords(told, view)
  if (!say) return null
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{say}</Note>
    </FocusOnArrival>
  )
}
