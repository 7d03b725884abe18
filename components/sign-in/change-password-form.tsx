'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TickBox } from '@/components/ui/tick-box'
import { PasswordInput } from './password-input'

type Props = { action: Send; email: string; fewest: number }

/** The password of now and the new one; neither is ever sent back. */
export function ChangePasswordForm({ action, email, fewest }: Props) {
  return (
    <Card>
      <SendForm send={action} label="Change your password" purpose="changed" className="max-w-[400px] space-y-4">
        {({ fields }) => (
          <>
            {/* Password managers keep it under the address. */}
            <input type="hidden" name="email" autoComplete="username" value={email} />
            <PasswordInput error={fields.password} label="Current password" />
            <PasswordInput
              name="newPassword"
              label="New password"
              hint={`${fewest} characters or more. Several words are easier to remember than symbols.`}
              autoComplete="new-password"
              error={fields.newPassword}
            />
            <TickBox name="elsewhere" label="Sign out everywhere else" defaultChecked />
            <SubmitButton>Change the password</SubmitButton>
          </>
        )}
      </SendForm>
    </Card>
  )
}
