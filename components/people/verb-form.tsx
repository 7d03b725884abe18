'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import type { ButtonLook } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { person: string; label: string; send: Send; variant?: ButtonLook['variant'] }

/** One button that does one thing to one person, and says why where it does not. */
export function VerbForm({ person, label, send, variant = 'secondary' }: Props) {
  return (
    <SendForm send={send} label={label} purpose="done" className="space-y-3">
      {() => (
        <>
          <input type="hidden" name="person" value={person} />
          <SubmitButton variant={variant}>{label}</SubmitButton>
        </>
      )}
    </SendForm>
  )
}
