'use client'

import { CloudAlert, DatabaseZap, RotateCw } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button-look'
import { databaseAway, textUnreadable } from '@/lib/form-state'
import { MessageScreen } from './message-screen'

type Props = {
  error: unknown
  retry: () => void
  title?: string
}

const knownOf: Record<string, { title: string; text: string }> = {
  [databaseAway]: {
    title: "We can't reach the database; nothing was submitted",
    text: 'What you typed is still in the window it was typed in. Try again in a minute; trying again makes one request, not two.',
  },
  [textUnreadable]: {
    title: 'The key for clinical text is missing or wrong; nothing was changed',
    text: 'Until it is back where the portal is run, texts stay closed.',
  },
}

// Every page carries it, in case: so it takes no more along than it needs.

/** What an error boundary shows: a code that finds the entry in the log, and Try again. Never a stack, never a message. */
export function ErrorScreen({ error, retry, title = 'This page could not be shown' }: Props) {
  const code = codeOf(error)
  const known = knownOf[code]
  return (
    <MessageScreen
      icon={known ? <DatabaseZap /> : <CloudAlert />}
      tone="failure"
      title={known?.title ?? title}
      actions={
        <button type="button" onClick={retry} className={buttonClasses({ variant: 'primary', size: 'large' })}>
          <RotateCw />
          Try again
        </button>
      }
      foot={
        <>
          If it goes on, call User Support 1300 975 707
          {code && (
            <>
              {' '}
              and give them the code <b className="text-ink">{code}</b>
            </>
          )}
          .
        </>
      }
    >
      {known?.text ??
        'Something failed while this page was made. What you had sent before was kept whole or not at all; trying again makes one request, not two.'}
    </MessageScreen>
  )
}

function codeOf(error: unknown): string {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  return /^[\w-]{1,40}$/.test(digest) ? digest : ''
}
