'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Cancellation } from '@/lib/appointments/appointment'
import { paths } from '@/lib/paths'

export type CancellationChoice = { cancellation: Cancellation; title: string; line: string }

type Props = { appointment: string; choices: readonly CancellationChoice[]; send: Send }

/** Who cancels, each with what that does to the count: the last step, which cannot be undone. */
export function CancellationForm({ appointment, choices, send }: Props) {
  return (
    <SendForm label="Cancel appointment" purpose="cancelled" send={send}>
      {({ values, fields }) => (
        <>
          <input type="hidden" name="appointment" value={appointment} />
          <Card>
            <ChoiceCards name="cancellation" label="Who cancels" error={fields.cancellation ?? ''}>
              {choices.map(({ cancellation, title, line }, index) => (
                <ChoiceCard
                  key={cancellation}
                  {...(index === 0 ? { id: 'cancellation' } : {})}
                  name="cancellation"
                  value={cancellation}
                  title={title}
                  line={line}
                  defaultChecked={values.cancellation === cancellation}
                />
              ))}
            </ChoiceCards>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger-fill">Cancel appointment</SubmitButton>
            <ButtonLink href={paths.appointment(appointment)}>Keep the appointment</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
