import type { ReactNode } from 'react'
import { controlProps, Field } from '@/components/ui/field'

type Props = {
  error: string | undefined
  /** 'password' unless a form has two. */
  name?: string
  label?: string
  hint?: ReactNode
  autoComplete?: 'current-password' | 'new-password'
  aside?: ReactNode
}

/** A password that can be shown while it is typed, where scripts run (`OwnScript`); pasting is allowed (design §9). */
export function PasswordInput({ error, name = 'password', label = 'Password', hint, autoComplete, aside }: Props) {
  return (
    <Field id={name} label={label} hint={hint} error={error} aside={aside}>
      <div className="relative">
        <input
          {...controlProps({ name, hint, error })}
          type="password"
          autoComplete={autoComplete ?? 'current-password'}
          className="control !pr-16"
        />
        <button
          type="button"
          data-show={name}
          aria-pressed="false"
          aria-label="Show password"
          className="absolute inset-y-1 right-1 rounded-sm px-2.5 text-sm font-semibold text-petrol noscript:hidden"
        >
          Show
        </button>
      </div>
    </Field>
  )
}
