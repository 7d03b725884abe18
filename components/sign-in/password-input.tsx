'use client'

import { useEffect, useState } from 'react'
import { controlProps, Field } from '@/components/ui/field'

/** A password that can be shown while it is typed, where scripts run; pasting is allowed (design §9). */
export function PasswordInput({ error }: { error: string | undefined }) {
  const [shown, setShown] = useState(false)
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <Field id="password" label="Password" error={error}>
      <div className="relative">
        <input
          {...controlProps({ name: 'password', error })}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          className="control !pr-16"
        />
        {scripted && (
          <button
            type="button"
            aria-pressed={shown}
            aria-label="Show password"
            onClick={() => setShown(!shown)}
            className="absolute inset-y-1 right-1 rounded-sm px-2.5 text-sm font-semibold text-petrol"
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
    </Field>
  )
}
