'use client'

import { useEffect, useRef } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Note } from '@/components/ui/note'
import type { FormState } from '@/lib/form-state'
import { Beside } from './draft-words'

/** What stands in the way of a form: the fields that are wrong, or the sentence that refuses it. Takes the focus each time. */
export function FormRefusal({ state, purpose }: { state: FormState; purpose?: string }) {
  const { fields, sentence, attempt, beside } = state
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sentence && attempt > 0) box.current?.focus()
  }, [sentence, attempt])
  if (!sentence) return <ErrorSummary {...{ fields, attempt, purpose }} />
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg">
      <Note tone="failure">
        <p className="font-medium">
          {sentence} {beside && <Beside {...beside} />}
        </p>
        {Object.entries(fields).map(([field, message]) => (
          <p key={field}>
            <a href={`#${field}`} className="font-medium text-crimson underline">
              {message}
            </a>
          </p>
        ))}
      </Note>
    </div>
  )
}
