'use client'

import { useState } from 'react'
import { BothClocks, TimeFields, type Typed } from '@/components/appointments/time-fields'
import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = {
  request: string
  client: string
  clientZone: string
  start: Typed
  zone: string
  today: CalendarDate
  until: CalendarDate
  send: Send
}

/** Date and time of the slot to hold, on both clocks. */
export function HeldSlotForm({ request, client, clientZone, start, zone, today, until, send }: Props) {
  const [typed, setTyped] = useState(start)
  return (
    <div className="max-w-[660px] space-y-4">
      <p className="text-ink-2">
        A block of your own calendar: neither the client nor the organisation is told. An approval lets you book it on
        one click; a decline, a withdrawal or a lapse frees it.
      </p>
      <SendForm label="Hold a slot" purpose="held" send={send}>
        {({ values, fields }) => (
          <>
            <input type="hidden" name="request" value={request} />
            <Card>
              <div className="space-y-4">
                <TimeFields
                  initial={{ ...start, ...values }}
                  {...{ typed, today, until }}
                  errors={fields}
                  onTyped={(change) => setTyped({ ...typed, ...change })}
                />
                <BothClocks {...{ typed, zone, clientZone, client }} />
              </div>
            </Card>
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Hold this slot</SubmitButton>
              <ButtonLink href={paths.request(request)}>Cancel</ButtonLink>
            </div>
          </>
        )}
      </SendForm>
    </div>
  )
}
