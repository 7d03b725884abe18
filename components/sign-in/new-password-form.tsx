'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { fewest, most } from '@/lib/sign-in/schema'
import { PasswordInput } from './password-input'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  token: string
  /** Tells a password manager whose it is. */
  email: string
  label: string
}

/** One new password, which can be shown; nobody has to type it twice. */
export function NewPasswordForm({ action, token, email, label }: Props) {
  const [{ fields, sentence, attempt }, send] = useActionState(action, untouched)
  return (
    <form action={send} noValidate className="mt-5 space-y-5">
      <ErrorSummary fields={{}} sentence={sentence || fields.password} attempt={attempt} />
      <input type="hidden" name="token" value={token} />
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordInput
        label="New password"
        hint={`${fewest} to ${most} characters, any you like. A few words are easy to keep in mind.`}
        autoComplete="new-password"
        error={fields.password}
      />
      <SubmitButton size="large" className="w-full">
        {label}
      </SubmitButton>
    </form>
  )
}
