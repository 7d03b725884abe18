'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { type FormState, untouched } from '@/lib/form-state'
import { PasskeyForm } from './passkey-form'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  options: string
  to: string
  /** Instead of email and password, rather than after them. */
  alone?: boolean
}

/** Signs in with a passkey; it proves a person by itself, so it needs no email. */
export function PasskeySignIn({ action, options, to, alone = false }: Props) {
  const [{ sentence, attempt }, send] = useActionState(action, untouched)
  return (
    <div className="mt-4 space-y-4">
      <ErrorSummary fields={{}} sentence={sentence} attempt={attempt} />
      <PasskeyForm
        kind="sign-in"
        options={options}
        action={send}
        label={alone ? 'Sign in with a passkey' : 'Use your passkey'}
        variant={alone ? 'secondary' : 'primary'}
      >
        <input type="hidden" name="to" value={to} />
      </PasskeyForm>
    </div>
  )
}
