'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker } from 'react-day-picker'
import { type CalendarDate, fullDate, isCalendarDate } from '@/lib/clocks/calendar-date'

type Props = {
  from: CalendarDate
  to: CalendarDate
  today: CalendarDate
  date: CalendarDate | null
  onChoose: (date: CalendarDate) => void
}

/** One month as an ARIA grid, Monday first; days outside the range are struck out and take no focus. */
export default function DateCalendar({ from, to, today, date, onChoose }: Props) {
  const within = (one: CalendarDate | null): one is CalendarDate => one !== null && one >= from && one <= to
  const shown = within(date) ? date : within(today) ? today : to
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      weekStartsOn={1}
      today={local(today)}
      selected={local(shown)}
      defaultMonth={local(shown)}
      startMonth={local(from)}
      endMonth={local(to)}
      disabled={[{ before: local(from) }, { after: local(to) }]}
      onSelect={(day) => onChoose(iso(day))}
      formatters={{ formatWeekdayName: (day) => 'SMTWTFS'[day.getDay()] ?? '' }}
      labels={{ labelDayButton: (day) => fullDate(iso(day)) }}
      classNames={classNames}
      components={{ Chevron }}
    />
  )
}

function Chevron({ orientation }: { orientation?: 'up' | 'down' | 'left' | 'right' }) {
  return orientation === 'left' ? <ChevronLeft /> : <ChevronRight />
}

const classNames = {
  months: 'relative',
  nav: 'absolute inset-x-0 top-0 flex justify-between',
  button_previous: 'grid size-8 place-items-center rounded-md hover:bg-slate-tint aria-disabled:text-lg-void',
  button_next: 'grid size-8 place-items-center rounded-md hover:bg-slate-tint aria-disabled:text-lg-void',
  month_caption: 'grid h-8 place-items-center font-semibold',
  month_grid: 'mt-1 w-full table-fixed text-center',
  weekday: 'h-8 text-xs text-ink-3',
  day: 'p-0 font-semibold',
  day_button: 'mx-auto grid size-[34px] place-items-center rounded-md hover:bg-petrol-tint',
  today: '[&>button]:ring-2 [&>button]:ring-petrol',
  selected: '[&>button]:bg-petrol-fill [&>button]:text-on-petrol [&>button]:hover:bg-petrol-fill-hover',
  disabled: 'font-normal text-ink-3 line-through [&>button]:hover:bg-transparent',
}

/** The picker speaks in local days; only year, month and day of them are read. */
function local(date: CalendarDate): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day)
}

function iso(day: Date): CalendarDate {
  const text = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return isCalendarDate(text) ? text : ''
}
