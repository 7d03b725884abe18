'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'

export type SettleVerb = (before: FormState, form: FormData) => Promise<FormState>

type Props = {
  action: SettleVerb
  appointment: string
  /** The page to come back to. */
  to: string
  children: ReactNode
}

/** The one button that commences or completes an appointment, and why it could not. */
export function SettleForm({ action, appointment, to, children }: Props) {
  const [state, send] = useActionState(action, untouched)
  const sent = useRef(false)

  // Once nothing is left to do the button is gone, and the focus goes to the heading of what it was about.
  useEffect(
    () => () => {
      if (sent.current && document.activeElement === document.body)
        focusOn(document.querySelector<HTMLElement>('[data-panel] h2, h1'))
    },
    [],
  )

  return (
    <form
      action={send}
      onSubmit={() => {
        sent.current = true
      }}
      className="flex flex-wrap gap-2.5 max-md:flex-1"
    >
      <input type="hidden" name="appointment" value={appointment} />
      <input type="hidden" name="to" value={to} />
      <SubmitButton className="max-md:flex-1">{children}</SubmitButton>
      {state.sentence && (
        <Note key={state.attempt} tone="failure" className="basis-full">
          {state.sentence}
        </Note>
      )}
    </form>
  )
}

function focusOn(heading: HTMLElement | null) {
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
}
