'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { NewCodes } from './new-codes'

type Props = { action: (before: FormState, form: FormData) => Promise<FormState>; left: number; before: string }

/** Makes recovery codes anew and shows them, this once. */
export function RenewCodes({ action, left, before }: Props) {
  const [state, send] = useActionState(action, untouched)
  if (state.shown?.codes) return <NewCodes codes={state.shown.codes} title="New recovery codes are made" />
  return (
    <>
      <FormRefusal state={state} />
      <Card title={left === 1 ? '1 code is left' : `${left || 'No'} codes are left`}>
        <form action={send} className="space-y-4">
          <p>
            A recovery code works once, in the place of your second factor, when a device is lost. New ones come in the
            place of all that are left, which no longer work.
          </p>
          <input type="hidden" name="before" value={before} />
          <SubmitButton>Make new recovery codes</SubmitButton>
        </form>
      </Card>
    </>
  )
}
