'use client'

import { useState } from 'react'
import { controlProps, Field } from '@/components/ui/field'

/** A password that can be shown while it is typed; pasting is allowed (design §9). */
export function PasswordInput({ error }: { error: string | undefined }) {
  const [shown, setShown] = useState(false)
  return (
    <Field id="password" label="Password" error={error}>
      <div className="relative">
        <input
          {...controlProps({ name: 'password', error })}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          className="control !pr-16"
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label="Show password"
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1 right-1 rounded-sm px-2.5 text-sm font-semibold text-petrol"
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
    </Field>
  )
}
