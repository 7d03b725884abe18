'use client'

import { DateField } from '@/components/ui/date-field'
import { TextInput } from '@/components/ui/text-input'
import { parseTypedTime, typedInstant } from '@/lib/appointments/typed-time'
import {
  type CalendarDate,
  clockTime,
  dateInZone,
  dueDay,
  placeOfZone,
  timeInZone,
  zoneDifference,
} from '@/lib/clocks/calendar-date'
import { isRefusal } from '@/lib/refusal'

export type Typed = { date: string; time: string }

type Props = {
  initial: Typed
  typed: Typed
  /** First and last date that can be chosen. */
  today: CalendarDate
  until: CalendarDate
  errors: Readonly<Record<string, string>>
  onTyped: (change: Partial<Typed>) => void
}

/** When an appointment is: a date, and a time by the consultant's own clock. */
export function TimeFields({ initial, today, until, errors, onTyped }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <DateField
        name="date"
        label="Date"
        defaultValue={initial.date}
        from={today}
        to={until}
        today={today}
        error={errors.date}
        onDate={(date) => onTyped({ date: date ?? '' })}
      />
      <TextInput
        type="time"
        step={300}
        name="time"
        label="Starts at"
        defaultValue={initial.time}
        error={errors.time}
        onChange={(event) => onTyped({ time: event.target.value })}
      />
    </div>
  )
}

type BothProps = { typed: Typed; zone: string; clientZone: string | undefined; client: string | undefined }

/** The same time on both clocks, while it is chosen: the consultant's and, where it is another, the client's. */
export function BothClocks({ typed, zone, clientZone, client }: BothProps) {
  const startsAt = parseTypedTime(typed.time) === null ? null : typedInstant(typed, zone)
  if (startsAt === null || isRefusal(startsAt)) return null
  const twice = comesTwice(startsAt, zone) && ' The clock shows this time twice that night; the first is meant.'
  const own = `${dueDay(dateInZone(startsAt, zone))}, ${clockTime(startsAt, zone)} in ${placeOfZone(zone)}`
  if (!clientZone || clientZone === zone)
    return (
      <p className="text-ink-2">
        {own}, 50 minutes.{twice}
      </p>
    )
  const day = dateInZone(startsAt, clientZone)
  const theirs = `${day === dateInZone(startsAt, zone) ? '' : `${dueDay(day)}, `}${clockTime(startsAt, clientZone)}`
  return (
    <p className="text-ink-2">
      {own}, 50 minutes.{' '}
      <b className="text-ink">
        {theirs} in {placeOfZone(clientZone)}
      </b>
      {client && ` for ${client}`}, {zoneDifference(startsAt, clientZone, zone)}.{twice}
    </p>
  )
}

/** Whether a zone's clock shows the same time again half an hour or an hour later, because daylight saving ends. */
const comesTwice = (instant: Date, zone: string): boolean =>
  [30, 60].some((minutes) => {
    const again = new Date(instant.getTime() + minutes * 60_000)
    return timeInZone(again, zone) === timeInZone(instant, zone)
  })
