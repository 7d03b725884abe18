'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react'
import { type DraftState, laterOf, type Save, useAutosave } from '@/components/requests/autosave'
import { DraftWords } from '@/components/requests/draft-words'
import { FormRefusal } from '@/components/requests/form-refusal'
import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { type DetailQuestion, requiredAnswered } from '@/lib/requests/details'
import { DetailsFields } from './details-fields'

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
  const draft = useAutosave(request, save, draftState(saved.words))
  const { answered, of } = requiredAnswered(questions, typed)

  // An error is about what was sent: it goes as soon as its field says something else.
  const errors = Object.fromEntries(
    Object.entries(state.fields).filter(([code]) => (typed[code] ?? '') === (state.values[code] ?? '')),
  )
  // A form that came back is saved again while it changes.
  const { resume } = draft
  useEffect(() => {
    if (state.attempt > 0) resume()
  }, [state.attempt, resume])

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
      <Card
        tone="ember"
        title={
          <span className="flex items-center gap-3">
            <Flame size={22} decorative />
            Further details
          </span>
        }
        aside={`${answered} of ${of} answered`}
      >
        <p className="mb-5 text-ink-2">For the clinical leader only. The organisation never sees this.</p>
        <DetailsFields {...{ questions, answers: initial, errors }} />
      </Card>
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
