'use client'

import { type FormEvent, startTransition, useActionState, useState } from 'react'
import { type DraftState, laterOf, type Save, useAutosave } from '@/components/requests/autosave'
import { DraftWords } from '@/components/requests/draft-words'
import { FormRefusal } from '@/components/requests/form-refusal'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import type { DetailQuestion } from '@/lib/requests/details'
import { DetailsFields } from './details-fields'
import { DetailsFrame } from './details-frame'

type Answers = Readonly<Record<string, string>>
type Props = {
  request: string
  questions: readonly DetailQuestion[]
  answers: Answers
  saved: { at: string; words: string }
  send: (before: FormState, form: FormData) => Promise<FormState>
  save: Save<Answers>
}

/** The Further details: saved while they are typed, sent once to clinical review; without scripts two buttons do it. */
export function DetailsForm({ request, questions, answers, saved, send, save }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  const [initial] = useState(() => (state.attempt > 0 ? state.values : laterOf(request, answers, saved.at)))
  const [typed, setTyped] = useState(initial)
  const draft = useAutosave(request, save, draftState(saved.words), state.attempt)

  // An error is about what was sent: it goes as soon as its field says something else.
  const errors = Object.fromEntries(
    Object.entries(state.fields).filter(([code]) => (typed[code] ?? '') === (state.values[code] ?? '')),
  )
  const change = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    const now = Object.fromEntries(questions.map(({ code }) => [code, String(form.get(code) ?? '')]))
    setTyped(now)
    draft.keep({ ...now, request })
  }
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    draft.hold()
    startTransition(() => dispatch(form))
  }
  return (
    <form
      action={dispatch}
      onSubmit={submit}
      onChange={change}
      noValidate
      aria-label="Further details"
      className="space-y-4"
    >
      <FormRefusal state={{ ...state, fields: errors }} purpose="sent" />
      <input type="hidden" name="request" value={request} />
      <DetailsFrame {...{ questions, typed }}>
        <DetailsFields {...{ questions, answers: initial, errors }} />
      </DetailsFrame>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StickyActions>
          <SubmitButton size="large">Send Further details</SubmitButton>
        </StickyActions>
        <SubmitButton variant="quiet" size="large" name="keep" value="draft">
          Keep and come back
        </SubmitButton>
        <div className="ml-auto">
          <DraftWords state={draft.state} />
        </div>
      </div>
    </form>
  )
}

const draftState = (words: string): DraftState => (words ? { kind: 'saved', words } : { kind: 'none' })
