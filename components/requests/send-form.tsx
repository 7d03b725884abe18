'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState } from 'react'
import { type FormState, untouched } from '@/lib/form-state'
import { FormRefusal } from './form-refusal'

export type Send = (before: FormState, form: FormData) => Promise<FormState>

type Props = {
  send: Send
  label: string
  /** "1 answer is needed before this can be …" */
  purpose: string
  className?: string
  children: (state: FormState) => ReactNode
}

/** A form that is sent once, and says what stands in the way; what was typed stays. It works without scripts too. */
export function SendForm({ send, label, purpose, className = 'space-y-4', children }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form action={dispatch} onSubmit={submit} noValidate aria-label={label} className={className}>
      <FormRefusal state={state} purpose={purpose} />
      {children(state)}
    </form>
  )
}
