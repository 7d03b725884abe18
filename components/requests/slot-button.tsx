'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'

export type SlotVerb = (before: FormState, form: FormData) => Promise<FormState>

type Props = { action: SlotVerb; request: string; variant?: ButtonLook['variant']; children: ReactNode }

/** The one button that books or releases the slot that is held for a request, and why it could not. */
export function SlotButton({ action, request, variant = 'primary', children }: Props) {
  const [state, send] = useActionState(action, untouched)
  const sent = useRef(false)

  // The button goes with the slot; the focus then goes to the heading of the page.
  useEffect(
    () => () => {
      if (sent.current && document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus()
    },
    [],
  )

  return (
    <form
      action={send}
      onSubmit={() => {
        sent.current = true
      }}
      className="grid gap-2.5 max-md:flex-1"
    >
      <input type="hidden" name="request" value={request} />
      <SubmitButton variant={variant}>{children}</SubmitButton>
      {state.sentence && (
        <Note key={state.attempt} tone="failure">
          {state.sentence}
        </Note>
      )}
    </form>
  )
}
