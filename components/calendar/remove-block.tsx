'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { ScopeField, type Series } from './scope-field'

type Props = {
  title: string
  series: Series
  send: (before: FormState, form: FormData) => Promise<FormState>
}

/** Takes a block out of the calendar; of one that repeats it asks which. */
export function RemoveBlock({ title, series, send }: Props) {
  const [state, dispatch] = useActionState(send, untouched)
  return (
    <form action={dispatch} className="max-w-[660px] space-y-4" aria-label="Remove">
      <input type="hidden" name="block" value={series.id} />
      <Card title={`Remove ${title}`}>
        <p className="mb-4 text-ink-2">The time becomes free for appointments again.</p>
        <ScopeField {...series} label="Remove" />
        <div className="mt-4">
          <SubmitButton variant="danger">Remove from the calendar</SubmitButton>
        </div>
        {state.sentence && (
          <Note key={state.attempt} tone="failure" className="mt-4">
            {state.sentence}
          </Note>
        )}
      </Card>
    </form>
  )
}
