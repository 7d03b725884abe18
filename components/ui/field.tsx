import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What every field takes. Required is the rule; the others say optional. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string
  optional?: boolean
  /** Defaults to the name; error summaries link to it. */
  id?: string
  /** Stands at the right of the label, for example a link. */
  aside?: ReactNode
  /** The label is spoken only, because a heading beside it says the same. */
  hideLabel?: boolean
  className?: string
}

type Frame = Omit<FieldProps, 'name'> & { id: string; children: ReactNode }

/** The ids of hint and error that a control is described by. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps({
  name,
  id = name,
  hint,
  error,
  optional,
}: Pick<FieldProps, 'name' | 'id' | 'hint' | 'error' | 'optional'>) {
  return {
    id,
    name,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? true : undefined,
    'aria-required': optional ? undefined : true,
  } as const
}

/** Label above, hint below the label, the control, then the error with its icon. */
export function Field({ id, label, hint, error, optional, aside, className, children }: Frame) {
  return (
    <div className={className}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
          {optional && <Optional />}
        </label>
        {aside}
      </div>
      {hint && <Hint id={id}>{hint}</Hint>}
      <div className="mt-1.5">{children}</div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

/** The same for a set of radios: a named group instead of a label. */
export function FieldGroup({ id, label, hint, error, optional, hideLabel, className, children }: Frame) {
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy(id, hint, error)}
      aria-invalid={error ? true : undefined}
      aria-required={optional ? undefined : true}
      className={clsx('min-w-0', className)}
    >
      <p id={`${id}-label`} className={hideLabel ? 'sr-only' : 'font-semibold'}>
        {label}
        {optional && <Optional />}
      </p>
      {hint && <Hint id={id}>{hint}</Hint>}
      <div className={clsx(!hideLabel && 'mt-1.5')}>{children}</div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

function Optional() {
  return <span className="font-normal text-ink-3"> optional</span>
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-ink-3">
      {children}
    </p>
  )
}

/** An error under its control; nothing where there is none. */
export function FieldError({ id, children }: { id: string; children?: string }) {
  if (!children) return null
  return (
    <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm font-medium text-crimson">
      <CircleAlert className="mt-px" />
      {children}
    </p>
  )
}
