'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { AppSquare } from './app-square'
import { CodeInput } from './code-input'
import { NewCodes } from './new-codes'

type Verb = (before: FormState, form: FormData) => Promise<FormState>
type Props = {
  /** An app is set up. */
  there: boolean
  /** A new secret waits for its app. */
  pending: { secret: string; square: { side: number; path: string } } | null
  actions: { begin: Verb; keep: Verb; remove: Verb }
}

/** Begins with a square to scan, ends with a code from the app. */
export function AppForms({ there, pending, actions }: Props) {
  const [begun, begin] = useActionState(actions.begin, untouched)
  const [kept, keep] = useActionState(actions.keep, untouched)
  const [removed, remove] = useActionState(actions.remove, untouched)
  const refused = [begun, kept, removed].find(({ sentence, fields }) => sentence || Object.keys(fields).length > 0)
  if (kept.shown?.codes) return <NewCodes codes={kept.shown.codes} title="The authenticator app is set up" />
  return (
    <>
      {refused && <FormRefusal state={refused} purpose="set up" />}
      {pending ? (
        <Card title="Scan the QR code, then enter the code">
          <form action={keep} noValidate className="space-y-4">
            <AppSquare {...pending} />
            <div className="max-w-[400px] space-y-4">
              <CodeInput error={kept.fields.code} />
              <SubmitButton>Set up the app</SubmitButton>
            </div>
          </form>
        </Card>
      ) : (
        <Card title={there ? 'An app is set up' : 'Set up an authenticator app'}>
          <p>
            {there
              ? 'Another one comes in its place: the current one works until the new one has shown a code.'
              : 'Any app for one-time codes will do, also the one that your password manager has.'}
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <form action={begin}>
              <SubmitButton variant={there ? 'secondary' : 'primary'}>
                {there ? 'Set up another app' : 'Show the QR code'}
              </SubmitButton>
            </form>
            {there && (
              <form action={remove}>
                <SubmitButton variant="danger">Remove the app</SubmitButton>
              </form>
            )}
          </div>
        </Card>
      )}
    </>
  )
}
