'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag } from '@/components/ui/tag'
import { type FormState, untouched } from '@/lib/form-state'

export type SignInShown = {
  id: string
  device: string
  /** Where from, by what, since when and when last, in words. */
  facts: readonly string[]
  thisOne: boolean
}

type Verb = (before: FormState, form: FormData) => Promise<FormState>
type Props = { signIns: readonly SignInShown[]; actions: { there: Verb; elsewhere: Verb } }

/** Where somebody is signed in, each to be ended; the one they are at is ended by Sign out. */
export function SignInsCard({ signIns, actions }: Props) {
  const [one, there] = useActionState(actions.there, untouched)
  const [all, elsewhere] = useActionState(actions.elsewhere, untouched)
  const refused = [one, all].find(({ sentence }) => sentence)
  return (
    <Card title="Where you are signed in" flush>
      {refused && (
        <div className="px-5 pb-3 max-md:px-4">
          <FormRefusal state={refused} />
        </div>
      )}
      <ul>
        {signIns.map(({ id, device, facts, thisOne }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-0 max-md:px-4"
          >
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
                {device}
                {thisOne && <Tag tone="petrol">This one</Tag>}
              </p>
              <p className="text-sm break-words text-ink-2">{facts.join(' · ')}</p>
            </div>
            {!thisOne && (
              <form action={there}>
                <input type="hidden" name="signIn" value={id} />
                <SubmitButton variant="secondary" size="small">
                  Sign out there
                  <span className="sr-only"> {device}</span>
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {signIns.length > 1 && (
        <form action={elsewhere} className="border-t border-line px-5 py-4 max-md:px-4">
          <SubmitButton variant="danger">Sign out everywhere else</SubmitButton>
        </form>
      )}
    </Card>
  )
}
