'use client'

import { CalendarDays } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { type CalendarDate, longDate, parseTypedDate } from '@/lib/clocks/calendar-date'
import { controlProps, Field, type FieldProps } from './field'

const DateCalendar = lazy(() => import('./date-calendar'))

type Props = FieldProps & {
  /** A calendar date, or text that was typed and could not be read. */
  defaultValue?: string
  from: CalendarDate
  to: CalendarDate
  today: CalendarDate
  /** Under the calendar, for example "From 10 to 24 November." */
  range?: ReactNode
  /** The date that is meant now, or null while it cannot be read. */
  onDate?: (date: CalendarDate | null) => void
}

/**
 * A date as text ("24/11/2026", "24 Nov 2026") or from a calendar, which is loaded when it is first opened. It posts what the
 * text says, with or without scripts: the schema reads it with parseTypedDate.
 */
export function DateField(props: Props) {
  const {
    name,
    label,
    hint,
    error,
    optional,
    id = name,
    aside,
    className,
    defaultValue = '',
    from,
    to,
    today,
    range,
    onDate,
  } = props
  const [text, setText] = useState(() => written(defaultValue))
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const date = parseTypedDate(text)

  const change = (next: string) => {
    setText(next)
    onDate?.(parseTypedDate(next))
  }
  const choose = (chosen: CalendarDate) => {
    change(longDate(chosen))
    close()
  }
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false)
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

  return (
    <Field {...{ id, label, hint, error, optional, aside, className }}>
      <div ref={box} className="relative">
        <input
          type="text"
          autoComplete="off"
          {...controlProps({ name, id, hint, error, optional })}
          value={text}
          onChange={(event) => change(event.target.value)}
          onBlur={() => setText(written(text))}
          className="control !pr-11"
        />
        <button
          ref={button}
          type="button"
          aria-label={date ? `Change the date, ${longDate(date)}` : 'Choose a date'}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-sm text-ink-2 hover:bg-slate-tint"
        >
          <CalendarDays />
        </button>
        {open && (
          <div
            role="dialog"
            aria-label="Calendar"
            onKeyDown={(event) => event.key === 'Escape' && close()}
            className="opens absolute top-full right-0 z-30 mt-1 w-[304px] max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-raised p-4 shadow-3"
          >
            <Suspense fallback={<p className="text-sm text-ink-3">Loading</p>}>
              <DateCalendar {...{ from, to, today, date }} onChoose={choose} />
            </Suspense>
            {range && <p className="mt-2 text-sm text-ink-3">{range}</p>}
          </div>
        )}
      </div>
    </Field>
  )
}

/** A readable date is written out; anything else stays as it was typed. */
function written(text: string): string {
  const date = parseTypedDate(text)
  return date ? longDate(date) : text
}
