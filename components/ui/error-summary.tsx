'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

type Props = {
  /** Message by field id, in the order of the form. */
  fields: Readonly<Record<string, string>>
  /** A refusal for the whole form, or ''. */
  sentence?: string
  /** Grows with every failed submit; the summary takes the focus each time. */
  attempt?: number
  /** What the heading says after "3 answers are needed before this can be …". */
  purpose?: string
}

/** What stands in the way, at the top of the form: announced, focused, each line a link to its field. */
export function ErrorSummary({ fields, sentence = '', attempt = 0, purpose = 'submitted' }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const lines = Object.entries(fields)
  const shown = lines.length > 0 || sentence !== ''

  useEffect(() => {
    if (shown && attempt > 0) box.current?.focus()
  }, [shown, attempt])

  if (!shown) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-lg border-2 border-crimson bg-surface p-4"
    >
      <CircleAlert className="mt-0.5 size-[18px] text-crimson" />
      <div className="min-w-0">
        <p className="text-md font-title">{sentence || heading(lines.length, purpose)}</p>
        {lines.length > 0 && (
          <ul className="mt-1 space-y-1">
            {lines.map(([field, message]) => (
              <li key={field}>
                <a
                  href={`#${field}`}
                  className="font-medium text-crimson underline decoration-crimson-line underline-offset-[3px]"
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function heading(count: number, purpose: string): string {
  return count === 1
    ? `1 answer is needed before this can be ${purpose}`
    : `${count} answers are needed before this can be ${purpose}`
}
