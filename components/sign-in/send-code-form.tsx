'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  to: string
  /** The only way there is. */
  first: boolean
  again: boolean
}

/** Has a code sent by mail, where the organisation allows it. */
export function SendCodeForm({ action, to, first, again }: Props) {
  const [{ sentence, attempt }, send] = useActionState(action, untouched)
  return (
    <form action={send} className="mt-5 space-y-4">
      <ErrorSummary fields={{}} sentence={sentence} attempt={attempt} />
      <input type="hidden" name="to" value={to} />
      <SubmitButton variant={first ? 'primary' : 'secondary'} size="large" className="w-full">
        {again ? 'Send a new code' : 'Send a code by mail'}
      </SubmitButton>
    </form>
  )
}
