'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'

type Props = { action: (before: FormState, form: FormData) => Promise<FormState> }

/** Asks where to send the link to; says the same of every address. */
export function ForgottenForm({ action }: Props) {
  const [{ fields, values, sentence, attempt, shown }, send] = useActionState(action, untouched)
  const back = <TextLink href={paths.signIn()}>Back to the sign-in</TextLink>
  if (shown)
    return (
      <>
        <Note tone="success" className="mt-4">
          If {shown.sent} signs in to Phoenix, a mail with a link is on its way. The link works once, within an hour.
        </Note>
        <p className="mt-5">{back}</p>
      </>
    )
  return (
    <form action={send} noValidate className="mt-1 space-y-5">
      <p className="text-md text-ink-2">We send a link to your work email. Your second step stays as it is.</p>
      <ErrorSummary fields={fields} sentence={sentence} attempt={attempt} purpose="sent" />
      <TextInput
        name="email"
        type="email"
        label="Work email"
        autoComplete="username"
        defaultValue={values.email}
        error={fields.email}
        maxLength={254}
      />
      <SubmitButton size="large" className="w-full">
        Send the link
      </SubmitButton>
      <p>{back}</p>
    </form>
  )
}
