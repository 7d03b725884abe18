'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { paths } from '@/lib/paths'

type Props = { appointment: string; sentence: string; send: Send }

/** Records that the client did not come: the last step, which cannot be undone. */
export function NoShowForm({ appointment, sentence, send }: Props) {
  return (
    <SendForm label="Record a no-show" purpose="recorded" send={send}>
      {() => (
        <>
          <input type="hidden" name="appointment" value={appointment} />
          <Card>{sentence}</Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger-fill">Record the no-show</SubmitButton>
            <ButtonLink href={paths.appointment(appointment)}>Leave it as it is</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
