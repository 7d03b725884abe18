'use client'

import { useActionState } from 'react'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  task: string
  assistCase: string
}

/** Says that the client was told. */
export function ToldButton({ action, task, assistCase }: Props) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send} className="space-y-3">
      <input type="hidden" name="task" value={task} />
      <input type="hidden" name="case" value={assistCase} />
      {state.sentence && (
        <Note key={state.attempt} tone="failure">
          {state.sentence}
        </Note>
      )}
      <SubmitButton className="max-md:w-full">I told the client</SubmitButton>
    </form>
  )
}
