'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateField } from '@/components/ui/date-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TickBox } from '@/components/ui/tick-box'
import { blockKinds, blockWords, longestDetail, longestTitle, mostWeeks } from '@/lib/calendar/block'
import { addDays, addYears, type CalendarDate } from '@/lib/clocks/calendar-date'
import type { BlockStart } from './block-start'
import { ScopeField, type Series } from './scope-field'
import './block-form.css'

type Props = {
  start: BlockStart
  today: CalendarDate
  send: Send
  /** Where *Cancel* leads. */
  back: string
  /** Whose calendar a new one is for: practice staff may switch in another tab meanwhile. */
  consultant?: string
  /** The block that is changed, and how many of its series are ahead; a new one has none. */
  series?: Series
}

const kinds = blockKinds.map((kind) => ({ value: kind, label: blockWords[kind] }))
const repeats = [
  { value: 'never', label: 'Never' },
  { value: 'weekly', label: 'Every week' },
]

const clock = { type: 'time', step: 300 }

/** The label of a time of day, which says to listeners of which end it is. */
const clockLabel = (end: string) => (
  <>
    <span className="sr-only">{end}, at </span>
    <span aria-hidden="true">At</span>
  </>
)

/** What the time is for, from when to when, and for a new one how often. Without scripts it is the same form. */
export function BlockForm({ start, today, send, back, consultant, series }: Props) {
  const range = { today, from: addDays(today, -400), to: addYears(today, 3) }
  return (
    <SendForm send={send} label="Keep time free" purpose="kept" className="block-form">
      {({ attempt, values, fields }) => {
        const initial = attempt > 0 ? values : start
        const field = (name: string) => ({ name, defaultValue: initial[name], error: fields[name] })
        return (
          <>
            {series && <input type="hidden" name="block" value={series.id} />}
            {consultant && <input type="hidden" name="consultant" value={consultant} />}
            <Card>
              <div className="grid gap-5">
                <Select {...field('kind')} label="What the time is for" options={kinds} />
                <TextInput
                  {...field('title')}
                  label="Title"
                  hint="Stands in your calendar. Left empty, it is the word above."
                  optional
                  maxLength={longestTitle}
                />
                <TextInput {...field('detail')} label="Detail" optional maxLength={longestDetail} />
                <TickBox name="wholeDays" label="Whole days" defaultChecked={initial.wholeDays === 'on'} />
                <div className="block-times">
                  <DateField {...field('fromDate')} {...range} label="From" />
                  <TextInput {...field('fromTime')} {...clock} label={clockLabel('From')} className="block-clock" />
                  <DateField {...field('toDate')} {...range} label="To" />
                  <TextInput {...field('toTime')} {...clock} label={clockLabel('To')} className="block-clock" />
                </div>
                {series ? (
                  <ScopeField {...series} defaultValue={initial.scope} label="Change" />
                ) : (
                  <>
                    <Select {...field('repeats')} label="Repeats" options={repeats} />
                    <div className="block-weeks space-y-3">
                      <DateField
                        {...field('until')}
                        {...range}
                        label="Until"
                        hint={`For at most ${mostWeeks} weeks.`}
                      />
                      <TickBox
                        name="leaveOut"
                        label="Leave out weeks in which an appointment lies"
                        defaultChecked={initial.leaveOut === 'on'}
                      />
                    </div>
                  </>
                )}
              </div>
            </Card>
            <div className="flex flex-wrap gap-2">
              <SubmitButton>{series ? 'Save the change' : 'Keep this time free'}</SubmitButton>
              <ButtonLink href={back}>Cancel</ButtonLink>
            </div>
          </>
        )
      }}
    </SendForm>
  )
}
