'use client'

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react'
import { DetailsInForm } from '@/components/further-details/details-in-form'
import { PageBody } from '@/components/ui/page-body'
import { type FormState, untouched } from '@/lib/form-state'
import { detailField, gatherDetails } from '@/lib/requests/details'
import type { TypedRequest } from '@/lib/requests/schema'
import { AgainFields } from './again-fields'
import { type DraftState, laterOf, type SaveDraft, useAutosave } from './autosave'
import { FormActions } from './form-actions'
import type { FormFacts } from './form-facts'
import { FormFields } from './form-fields'
import { FormRefusal } from './form-refusal'
import type { FormStart } from './form-start'
import { liveCount } from './live-count'
import { OrganisationPreview } from './organisation-preview'
import { SessionMeter } from './session-meter'
import { Spoken } from './spoken'
import { spokenVerdict } from './verdict'

type Props = FormStart & {
  facts: FormFacts
  send: (before: FormState, form: FormData) => Promise<FormState>
  saveDraft: SaveDraft
  /** Instead of the Further details, for practice staff who do not read them. */
  unread: ReactNode
}

/** The form of domain §2.6. It counts while it changes, saves itself, and is sent once; without scripts the server counts. */
export function RequestForm({ facts, start, saved, send, saveDraft, unread }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  // What came back is what was typed: fields keep it by themselves, so it is only needed where no script kept the page.
  const [initial] = useState(() =>
    state.attempt > 0 ? { ...start, ...gatherDetails(state.values) } : laterOf(start.submissionKey, start, saved.at),
  )
  const [typed, setTyped] = useState(initial)
  const [sent, setSent] = useState(initial)
  const draft = useAutosave(initial.submissionKey, saveDraft, draftState(saved.words), state.attempt)
  const live = liveCount(facts, typed)
  // An error is about what was sent: it goes as soon as its field says something else.
  const same = (name: string) => said(typed, name) === said(sent, name)
  const errors = Object.fromEntries(Object.entries(state.fields).filter(([name]) => same(name)))

  const change = (next: TypedRequest) => {
    setTyped(next)
    draft.keep(next)
  }
  // By hand, because React empties a form that it sends itself.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    draft.hold()
    setSent(typed)
    startTransition(() => dispatch(form))
  }

  return (
    <form
      action={dispatch}
      onSubmit={submit}
      onChange={(event) => change(read(event.currentTarget, typed))}
      noValidate
      aria-label="Extra Sessions Request"
    >
      <input type="hidden" name="case" value={facts.case} />
      <input type="hidden" name="submissionKey" value={initial.submissionKey} />
      <PageBody
        form
        stickySide
        sideName="Sessions and preview"
        side={
          <>
            <SessionMeter {...{ facts, live }} />
            <OrganisationPreview {...{ facts, live }} />
          </>
        }
      >
        <FormRefusal state={{ ...state, fields: errors }} />
        <AgainFields again={facts.again} initial={initial.newInformation} error={errors.newInformation} />
        <FormFields
          {...{ facts, live, initial }}
          errors={errors}
          onDate={(date) => date && change({ ...typed, dateOfRequest: date })}
        />
        {unread ?? (
          <DetailsInForm
            {...{ errors, questions: facts.details, answerDays: facts.answerDays }}
            initial={initial.details}
            typed={typed.details}
          />
        )}
        <FormActions live={live} draft={draft.state} />
        <Spoken words={spokenVerdict(facts, live)} />
      </PageBody>
    </form>
  )
}

const draftState = (words: string): DraftState => (words ? { kind: 'saved', words } : { kind: 'none' })

/** What the fields hold now, as they would be sent. */
function read(form: HTMLFormElement, before: TypedRequest): TypedRequest {
  const texts = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string')
  const { requestor: _, ...fields } = gatherDetails(Object.fromEntries(texts))
  return { ...before, ...fields }
}

/** What a field says, one of the Further details too. */
function said(typed: TypedRequest, name: string): unknown {
  const details = Object.entries(typed.details).map(([code, answer]) => [detailField(code), answer])
  return { ...typed, ...Object.fromEntries(details) }[name]
}
