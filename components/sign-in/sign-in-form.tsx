'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { PasswordInput } from './password-input'

type Props = { action: (before: FormState, form: FormData) => Promise<FormState>; to: string }

/** Email and password; works without scripts, and never sends the password back. */
export function SignInForm({ action, to }: Props) {
  const [state, send] = useActionState(action, untouched)
  const { fields, values, sentence, attempt } = state
  return (
    <form action={send} noValidate className="mt-6 space-y-5">
      <ErrorSummary fields={sentence ? {} : fields} sentence={sentence} attempt={attempt} purpose="sent" />
      <input type="hidden" name="to" value={to} />
      <TextInput
        name="email"
        type="email"
        label="Work email"
        autoComplete="username"
        defaultValue={values.email}
        error={fields.email}
        maxLength={254}
      />
      <PasswordInput
        error={fields.password}
        aside={
          <TextLink href={paths.forgottenPassword()} prefetch={false} className="text-sm">
            Forgot password
          </TextLink>
        }
      />
      <SubmitButton variant="primary" size="large" className="w-full">
        Sign in
      </SubmitButton>
    </form>
  )
}
