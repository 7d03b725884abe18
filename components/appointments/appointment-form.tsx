'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { type FormState, untouched } from '@/lib/form-state'

export type SendForm = (before: FormState, form: FormData) => Promise<FormState>

type Props = {
  label: string
  /** What the heading of an error summary says: "1 answer is needed before this can be booked". */
  purpose: string
  send: SendForm
  /** The fields and buttons, which see what came back. */
  children: (state: FormState) => ReactNode
}

/** The frame of a form about an appointment: what refused it, then its fields. It is sent once, and keeps what was typed. */
export function AppointmentForm({ label, purpose, send, children }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form action={dispatch} onSubmit={submit} noValidate aria-label={label} className="space-y-4">
      <FormRefusal state={state} purpose={purpose} />
      {children(state)}
    </form>
  )
}
