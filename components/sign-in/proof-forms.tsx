'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { CodeInput } from './code-input'
import { PasskeyForm } from './passkey-form'
import { PasswordInput } from './password-input'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** The page that asked for it. */
  to: string
  /** What a browser needs to ask for a passkey; null where the person has none. */
  passkey: string | null
  app: boolean
}

/** One of the ways that the person has: any of them will do. */
export function ProofForms({ action, to, passkey, app }: Props) {
  const [state, send] = useActionState(action, untouched)
  const hidden = (way: string) => (
    <>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="way" value={way} />
    </>
  )
  return (
    <>
      <FormRefusal state={state} purpose="confirmed" />
      {passkey && (
        <Card title="With a passkey">
          <PasskeyForm kind="sign-in" options={passkey} action={send} label="Use a passkey" className="max-w-[400px]">
            {hidden('passkey')}
          </PasskeyForm>
        </Card>
      )}
      {app && (
        <Card title="With your authenticator app">
          <form action={send} noValidate className="max-w-[400px] space-y-4">
            {hidden('app')}
            <CodeInput error={state.fields.code} />
            <SubmitButton variant={passkey ? 'secondary' : 'primary'}>Confirm by the code</SubmitButton>
          </form>
        </Card>
      )}
      <Card title="With your password">
        <form action={send} noValidate className="max-w-[400px] space-y-4">
          {hidden('password')}
          <PasswordInput error={state.fields.password} />
          <SubmitButton variant={passkey || app ? 'secondary' : 'primary'}>Confirm by the password</SubmitButton>
        </form>
      </Card>
    </>
  )
}
