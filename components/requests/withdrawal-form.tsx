'use client'

import { type FormEvent, startTransition, useActionState, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { ChoiceField } from './choice-field'
import type { FormChoice } from './form-facts'
import { FormRefusal } from './form-refusal'

type Props = {
  request: string
  /** What withdrawing means. */
  sentence: string
  reasons: readonly FormChoice[]
  send: (before: FormState, form: FormData) => Promise<FormState>
}

/** The reason, and the last step: a withdrawal cannot be undone. */
export function WithdrawalForm({ request, sentence, reasons, send }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  const [initial] = useState(state.values)
  const [reason, setReason] = useState(initial.reason ?? '')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form
      action={dispatch}
      onSubmit={submit}
      onChange={(event) => setReason(String(new FormData(event.currentTarget).get('reason') ?? ''))}
      noValidate
      className="max-w-[660px] space-y-4"
      aria-label="Withdraw request"
    >
      <FormRefusal state={state} purpose="withdrawn" />
      <input type="hidden" name="request" value={request} />
      <Card>
        <p className="mb-4">{sentence}</p>
        <ChoiceField
          name="reason"
          label="Why you withdraw it"
          placeholder="Choose a reason"
          otherLabel="What the reason is"
          choices={reasons}
          chosen={reasons.find(({ code }) => code === reason)}
          initial={initial}
          errors={state.fields}
        />
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger-fill">Withdraw request</SubmitButton>
        <ButtonLink href={paths.request(request)}>Keep the request</ButtonLink>
      </div>
    </form>
  )
}
