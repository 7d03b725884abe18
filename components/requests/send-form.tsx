'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react'
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
  const [sent, dispatch, pending] = useActionState(send, untouched)
  // An error is about what was sent: it goes as soon as its field says something else.
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const fields = Object.fromEntries(Object.entries(sent.fields).filter(([name]) => !changed.has(name)))
  const state = { ...sent, fields }
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setChanged(new Set())
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form
      action={dispatch}
      onSubmit={submit}
      onChange={(event) => {
        const { name } = event.target as Partial<HTMLInputElement>
        if (name) setChanged(new Set([...changed, name]))
      }}
      noValidate
      aria-label={label}
      className={className}
    >
      <FormRefusal state={state} purpose={purpose} />
      {children(state)}
    </form>
  )
}
