'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'

/** The new address. The one of now is told at once, and again when it is changed. */
export function NewEmailForm({ action, email }: { action: Send; email: string }) {
  return (
    <Card>
      <SendForm send={action} label="Change your email" purpose="sent">
        {({ values, fields }) => (
          <>
            <p className="break-words">
              You sign in with <b>{email}</b>. It stays until you open the link that goes to the new address.
            </p>
            <TextInput
              name="email"
              type="email"
              label="New work email"
              autoComplete="email"
              defaultValue={values.email}
              error={fields.email}
              maxLength={254}
            />
            <SubmitButton>Send the link</SubmitButton>
          </>
        )}
      </SendForm>
    </Card>
  )
}
