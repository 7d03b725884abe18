'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type FormState, untouched } from '@/lib/form-state'
import { CodeInput } from './code-input'

export type CodeStep = 'totp' | 'recovery_code' | 'emailed_code'
type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  step: CodeStep
  to: string
  /** Where a passkey is the first choice, this is the second. */
  second?: boolean
}

const hints = { totp: undefined, emailed_code: 'It is in the newest mail, and works for 10 minutes.' }

/** One code, of whichever kind. What was typed is not sent back. */
export function CodeForm({ action, step, to, second = false }: Props) {
  const [{ fields, sentence, attempt }, send] = useActionState(action, untouched)
  return (
    <form action={send} noValidate className="mt-5 space-y-5">
      <ErrorSummary fields={{}} sentence={sentence || fields.code} attempt={attempt} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="to" value={to} />
      {step === 'recovery_code' ? (
        <TextInput
          name="code"
          label="Recovery code"
          hint="Each works once. Hyphens do not matter."
          autoComplete="off"
          error={fields.code}
          maxLength={40}
        />
      ) : (
        <CodeInput error={fields.code} hint={hints[step]} />
      )}
      <SubmitButton variant={second ? 'secondary' : 'primary'} size="large" className="w-full">
        Continue
      </SubmitButton>
    </form>
  )
}
