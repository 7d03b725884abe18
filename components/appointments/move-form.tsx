'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Manner } from '@/lib/appointments/appointment'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { MannerChoice } from './manner-choice'
import { BothClocks, TimeFields } from './time-fields'

type Props = {
  appointment: string
  client: string
  clientZone: string
  start: { date: string; time: string; manner: Manner }
  zone: string
  today: CalendarDate
  until: CalendarDate
  send: Send
}

/** Moves an appointment in one step: the same session on another date, at another time, or held in another manner. */
export function MoveForm({ appointment, client, clientZone, start, zone, today, until, send }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState({ date: start.date, time: start.time })
  const change = (next: Partial<typeof typed>) => {
    setTyped({ ...typed, ...next })
    // What else is on that day stands beside the form.
    if (next.date) router.replace(paths.time(appointment, next.date), { scroll: false })
  }
  return (
    <SendForm label="Move appointment" purpose="moved" send={send}>
      {({ values, fields }) => (
        <>
          <input type="hidden" name="appointment" value={appointment} />
          <Card>
            <div className="space-y-4">
              <TimeFields
                initial={{ ...start, ...values }}
                {...{ typed, today, until }}
                errors={fields}
                onTyped={change}
              />
              <BothClocks {...{ typed, zone, clientZone, client }} />
              <MannerChoice chosen={(values.manner as Manner) ?? start.manner} error={fields.manner} />
              <p className="text-ink-2">
                It stays the same session, so the count stays as it is. No mail is sent to the client.
              </p>
            </div>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Move appointment</SubmitButton>
            <ButtonLink href={paths.appointment(appointment)}>Leave it where it is</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
