'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Manner } from '@/lib/appointments/appointment'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { type Bookable, BookingCase } from './booking-case'
import { MannerChoice } from './manner-choice'
import { BothClocks, TimeFields } from './time-fields'

type Props = {
  cases: readonly Bookable[]
  start: { case: string; date: string; time: string }
  zone: string
  today: CalendarDate
  until: CalendarDate
  send: Send
}

/** Books a session: whose, when by both clocks, and how; with what it changes in the count, or why none can be booked. */
export function BookingForm({ cases, start, zone, today, until, send }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState(start.case)
  const [manner, setManner] = useState<Manner | null>(null)
  const [typed, setTyped] = useState({ date: start.date, time: start.time })
  const one = cases.find(({ code }) => code === chosen)
  const usual = manner ?? one?.manner ?? ''

  const change = (next: Partial<typeof typed>) => {
    setTyped({ ...typed, ...next })
    // What else is on that day stands beside the form.
    if (next.date)
      router.replace(paths.newAppointment({ case: chosen, on: next.date, at: typed.time }), { scroll: false })
  }

  return (
    <SendForm label="New appointment" purpose="booked" send={send}>
      {({ values, fields }) => (
        <>
          <Card>
            <div className="space-y-4">
              <Select
                name="case"
                label="Client and Assist case"
                placeholder="Choose a client"
                options={cases.map(({ code, client, issue, left }) => ({
                  value: code,
                  label: `${client}, ${code} (${left === 0 ? 'none left' : `${left} left`}), ${issue}`,
                }))}
                defaultValue={values.case ?? start.case}
                error={fields.case}
                onChange={(event) => setChosen(event.target.value)}
              />
              <TimeFields
                initial={{ ...start, ...values }}
                {...{ typed, today, until }}
                errors={fields}
                onTyped={change}
              />
              <BothClocks typed={typed} zone={zone} clientZone={one?.zone} client={one?.client} />
              <MannerChoice
                key={usual}
                chosen={(values.manner as Manner) ?? usual}
                error={fields.manner}
                onChoose={setManner}
              />
            </div>
          </Card>
          {one && <BookingCase chosen={one} />}
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Book appointment</SubmitButton>
            <ButtonLink href={paths.calendar({ on: typed.date || undefined })}>Back to My Calendar</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
