'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Note } from '@/components/ui/note'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { type FormState, untouched } from '@/lib/form-state'
import { ReviewChoices, type ReviewReason } from './review-choices'

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  number: string
  version: number
  asked: number
  reasons: readonly ReviewReason[]
  /** What stands here once this leader has nothing to decide; a decision that came too late is told above it. */
  decided: ReactNode
}

/** The card of a clinical leader: one choice, the fields it opens, and a button that names it. Works without scripts. */
export function ReviewForm({ action, number, version, asked, reasons, decided }: Props) {
  const [state, dispatch, pending] = useActionState(action, untouched)
  const { values, fields, sentence } = state
  const [choice, setChoice] = useState(values.choice ?? '')
  const [fewer, setFewer] = useState(Number(values.sessions) || 0)
  if (decided)
    return (
      <>
        {sentence && (
          <Note tone="failure" focusFirst>
            {sentence}
          </Note>
        )}
        {decided}
      </>
    )
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => dispatch(form))
  }
  return (
    <form
      action={dispatch}
      onSubmit={submit}
      noValidate
      aria-labelledby="review"
      className="rounded-lg border border-line bg-surface p-5 shadow-2 max-md:p-4 print:hidden"
    >
      <h2 id="review" className="mb-3 text-lg">
        Your review
      </h2>
      <FormRefusal state={state} purpose="sent" />
      <input type="hidden" name="request" value={number} />
      <input type="hidden" name="version" value={version} />
      <ReviewChoices {...{ asked, reasons, values, fields }} onChoice={setChoice} onFewer={setFewer} />
      <div className="mt-4 space-y-4">
        <div className="in-[form:has([value=ask]:checked,[value=decline]:checked)]:hidden">
          <TextArea
            name="note"
            label="Note for the consultant"
            optional
            defaultValue={values.note}
            error={fields.note}
          />
        </div>
        <div className="in-[form:has([value=ask]:checked)]:hidden">
          <TextArea
            name="leadersNote"
            label="Note for clinical leaders"
            hint="Stays with clinical leaders."
            optional
            defaultValue={values.leadersNote}
            error={fields.leadersNote}
          />
        </div>
      </div>
      <StickyActions className="after-choice mt-5">
        <SubmitButton size="large" variant={choice === 'decline' ? 'danger-fill' : 'primary'} className="w-full">
          {buttonWords(choice, choice === 'endorse_all' ? asked : fewer)}
        </SubmitButton>
      </StickyActions>
      <p className="mt-3 hidden text-sm text-ink-3 in-[form:has([value=decline]:checked)]:block">
        The consultant and the client are told by email. The client never sees the reason.
      </p>
    </form>
  )
}

/** The button names what it does (design §4). */
function buttonWords(choice: string, sessions: number): string {
  if (choice === 'ask') return 'Send question'
  if (choice === 'decline') return 'Decline the request'
  if (!choice || !sessions) return 'Send your review'
  return `Endorse ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`
}
