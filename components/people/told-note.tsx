import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'

/** What was just done to somebody, by the word in the address of their page. */
const words: Readonly<Record<string, (name: string) => string>> = {
  invited: (name) => `${name} is invited. The mail is on its way.`,
  again: (name) => `${name} is invited again. The link before no longer works.`,
  revoked: () => 'The invitation is revoked. Its link answers nothing any more.',
  changed: () => 'Saved. It counts from their next click on.',
  disabled: (name) => `${name} is disabled. Every sign-in of theirs has ended.`,
  enabled: (name) => `${name} is enabled again.`,
  reset: () => 'The second factors are taken away. A new one is set up at the next sign-in.',
  ended: () => 'Every sign-in has ended.',
}

/** Says so once, and takes the focus. */
export function ToldNote({ told, name }: { told: string | undefined; name: string }) {
  const say = told && Object.hasOwn(words, told) ? words[told] : undefined
  if (!say) return null
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{say(name)}</Note>
    </FocusOnArrival>
  )
}
