'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = {
  send: Send
  holiday: string
  /** What its removal does to due dates. */
  effect: string
  /** Why it stays, or nothing. */
  stays: string | null
}

/** Takes a holiday away, after saying what that does. */
export function RemoveHolidayForm({ send, holiday, effect, stays }: Props) {
  return (
    <Card title="Remove">
      {stays ? (
        <p className="text-ink-2">{stays}</p>
      ) : (
        <SendForm send={send} label="Remove" purpose="removed">
          {() => (
            <>
              <input type="hidden" name="holiday" value={holiday} />
              <p className="font-medium">{effect}</p>
              <p className="text-ink-2">The day becomes a business day, unless it is a Saturday or Sunday.</p>
              <SubmitButton variant="danger">Remove holiday</SubmitButton>
            </>
          )}
        </SendForm>
      )}
    </Card>
  )
}
