'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateField } from '@/components/ui/date-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { FormRefusal } from './form-refusal'

type Props = {
  request: string
  /** By the consultant's clock; the range that can be held. */
  date: string
  time: string
  from: string
  to: string
  /** Whose clock it is, and where the client is. */
  clocks: string
  send: (before: FormState, form: FormData) => Promise<FormState>
}

/** Date and time of the slot to hold. */
export function HeldSlotForm({ request, date, time, from, to, clocks, send }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form action={dispatch} onSubmit={submit} noValidate className="max-w-[660px] space-y-4" aria-label="Hold a slot">
      <FormRefusal state={state} purpose="held" />
      <input type="hidden" name="request" value={request} />
      <Card>
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-[minmax(0,1fr)_180px]">
          <DateField
            name="date"
            label="Date"
            error={state.fields.date}
            defaultValue={state.values.date ?? date}
            {...{ from, to, today: from }}
          />
          <TextInput
            name="time"
            label="Time"
            type="time"
            step={300}
            error={state.fields.time}
            defaultValue={state.values.time ?? time}
          />
        </div>
        <p className="mt-3 text-sm text-ink-3">50 minutes. {clocks}</p>
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Hold this slot</SubmitButton>
        <ButtonLink href={paths.request(request)}>Cancel</ButtonLink>
      </div>
    </form>
  )
}
