'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateField } from '@/components/ui/date-field'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { StateTicks } from './state-ticks'

type Props = {
  send: Send
  today: CalendarDate
  /** The days that a holiday may be kept for. */
  days: { from: CalendarDate; to: CalendarDate }
  start: Readonly<Record<string, string>>
}

/** A day on which one state or several rest. */
export function NewHolidayForm({ send, today, days, start }: Props) {
  return (
    <SendForm send={send} label="Add a holiday" purpose="added">
      {({ values, fields, attempt }) => (
        <>
          <Card className="[&>div]:grid [&>div]:gap-4">
            <TextInput
              name="name"
              label="Name"
              error={fields.name}
              defaultValue={values.name}
              maxLength={100}
              autoComplete="off"
            />
            <DateField
              key={attempt}
              {...{ ...days, today, name: 'day', label: 'Date', defaultValue: values.day ?? '' }}
              hint="A Saturday or Sunday changes nothing: it is no business day anyway."
              {...(fields.day && { error: fields.day })}
            />
            <StateTicks values={attempt > 0 ? values : start} error={fields.states} />
          </Card>
          <div className="flex flex-wrap gap-2">
            <StickyActions>
              <SubmitButton className="max-md:flex-1">Add holiday</SubmitButton>
            </StickyActions>
            <ButtonLink href={paths.holidays()}>Back to holidays</ButtonLink>
          </div>
        </>
      )}
    </SendForm>
  )
}
