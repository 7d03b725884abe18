'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  token: string
  email: string
  before: string
}

/** The one press that makes a new address the one to sign in with. */
export function ConfirmEmail({ action, token, email, before }: Props) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send} className="mt-2 space-y-5">
      <FormRefusal state={state} />
      <input type="hidden" name="token" value={token} />
      <p className="text-md break-words text-ink-2">
        From then on you sign in with <b className="text-ink">{email}</b> instead of {before}.
      </p>
      <SubmitButton size="large" className="w-full">
        Confirm this email
      </SubmitButton>
    </form>
  )
}
