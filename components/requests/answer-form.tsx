'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import type { IdentityMatch } from '@/lib/requests/identity-guard'
import { type Save, useAutosave } from './autosave'
import { DraftWords } from './draft-words'
import { FormRefusal } from './form-refusal'
import { GuardedText } from './guarded-text'

/** What in a text identifies somebody, and the sentence that names it; '' where nothing does. */
export type Found = { sentence: string; matches: readonly IdentityMatch[] }
export type FindIdentity = (request: string, text: string) => Promise<Found>

export type SaveAnswer = Save<{ request: string; answer: string }>

type Props = {
  request: string
  version: number
  /** Its answer is read by the organisation, so it is checked against names. */
  toOrganisation: boolean
  send: (before: FormState, form: FormData) => Promise<FormState>
  find: FindIdentity
  save: SaveAnswer
  /** What was typed before, kept and not sent. */
  draft: string
}

const pause = 600
const nothing: Found = { sentence: '', matches: [] }

/** *Your answer*, checked when typing pauses and when it is sent (design §7). */
export function AnswerForm({ request, version, toOrganisation, send, find, save, draft }: Props) {
  const [state, dispatch, pending] = useActionState(send, untouched)
  const [text, setText] = useState(state.values.answer ?? draft)
  const autosave = useAutosave(`answer ${request}`, save, { kind: 'none' }, state.attempt)
  const [checked, setChecked] = useState<Found & { text: string }>({ ...nothing, text: '' })
  useEffect(() => {
    if (!toOrganisation || text.trim() === '') return
    const timer = setTimeout(async () => {
      const found = await find(request, text).catch(() => nothing)
      setChecked({ ...found, text })
    }, pause)
    return () => clearTimeout(timer)
  }, [find, request, text, toOrganisation])

  const type = (answer: string) => {
    setText(answer)
    autosave.keep({ request, answer })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (pending) return
    autosave.hold()
    startTransition(() => dispatch(form))
  }
  const current = checked.text === text ? checked : nothing
  const refused = state.values.answer === text ? state.fields.answer : undefined
  return (
    <form action={dispatch} onSubmit={submit} noValidate className="mt-5 space-y-4" aria-label="Answer">
      <FormRefusal state={{ ...state, fields: refused ? { answer: refused } : {} }} purpose="sent" />
      <input type="hidden" name="request" value={request} />
      <input type="hidden" name="version" value={version} />
      <GuardedText
        name="answer"
        label="Your answer"
        hint={
          toOrganisation
            ? 'The organisation reads this. Leave out anything that could show who the client or you are.'
            : 'Only the clinical leader reads this. The organisation never sees it.'
        }
        error={current.sentence || refused}
        value={text}
        onText={type}
        matches={current.matches}
      />
      <div className="screen-only flex flex-wrap items-center gap-2">
        <SubmitButton size="large">Send answer</SubmitButton>
        <ButtonLink href={paths.withdrawal(request)} variant="quiet" size="large">
          Withdraw request
        </ButtonLink>
        <div className="ml-auto">
          <DraftWords state={autosave.state} />
        </div>
      </div>
    </form>
  )
}
