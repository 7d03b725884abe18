'use client'

import { type ReactNode, useActionState } from 'react'
import { DeclineReason } from '@/components/requests/decline-reason'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Note } from '@/components/ui/note'
import { NumberChoice } from '@/components/ui/number-choice'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { type FormState, untouched } from '@/lib/form-state'
import { DecisionButton } from './decision-button'

type Option = { code: string; label: string }
type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  number: string
  version: number
  sessions: number
  conditions: readonly Option[]
  reasons: readonly Option[]
  /** What this reviewer had chosen and typed here before they were signed out. */
  kept: FormState['values'] | null
  /** What stands here once there is nothing to decide; a decision that came too late is told above it. */
  decided: ReactNode
}

/** The decision card: one choice, the fields it opens and a button that names it, by CSS alone; it needs no scripts. */
export function DecisionForm({ action, number, version, sessions, conditions, reasons, kept, decided }: Props) {
  const [{ values, fields, sentence, attempt }, send] = useActionState(
    action,
    kept ? { ...untouched, values: kept } : untouched,
  )
  if (decided)
    return (
      <div className="space-y-4">
        {sentence && (
          <Note tone="failure" focusFirst>
            {sentence}
          </Note>
        )}
        {decided}
      </div>
    )
  const card = (value: string) => ({ name: 'choice', value, defaultChecked: values.choice === value })
  return (
    <form action={send} noValidate aria-labelledby="decision" className="decision-form">
      <h2 id="decision" className="mb-4 text-xl">
        Your decision
      </h2>
      {kept && attempt === 0 && (
        <Note tone="information" focusFirst className="mb-4">
          What you typed before you were signed out is here. Nothing was sent.
        </Note>
      )}
      <ErrorSummary fields={sentence ? {} : fields} sentence={sentence} attempt={attempt} purpose="sent" />
      <input type="hidden" name="request" value={number} />
      <input type="hidden" name="version" value={version} />
      <ChoiceCards name="choice" label="What you decide" hideLabel error={fields.choice} className="mt-4">
        <ChoiceCard
          {...card('approve_all')}
          id="choice"
          title={`Approve all ${sessions}`}
          line="The sessions are added at once."
        />
        {sessions > 1 && (
          <ChoiceCard {...card('approve_fewer')} title="Approve fewer" line={`Choose how many of the ${sessions}.`}>
            <NumberChoice
              name="sessions"
              label="Sessions you approve"
              hideLabel
              max={sessions - 1}
              compact
              defaultValue={values.sessions}
              error={fields.sessions}
            />
          </ChoiceCard>
        )}
        <ChoiceCard {...card('ask')} title="Ask a question" line="The clock pauses until it is answered.">
          <TextArea
            name="question"
            label="Your question"
            hint="The consultant reads it. Do not ask who the client is."
            defaultValue={values.question}
            error={fields.question}
            maxLength={2_000}
          />
        </ChoiceCard>
        <ChoiceCard {...card('decline')} title="Decline" line="Give a reason.">
          <DeclineReason {...{ reasons, values, fields }} />
          <p className="text-sm text-ink-3">
            The consultant reads the reason. The client is told only the outcome, and where else to find support.
          </p>
        </ChoiceCard>
      </ChoiceCards>
      <div className="condition">
        <Select
          name="condition"
          label="Condition"
          optional
          options={[
            { value: '', label: 'No condition' },
            ...conditions.map(({ code, label }) => ({ value: code, label })),
          ]}
          defaultValue={values.condition ?? ''}
          error={fields.condition}
        />
      </div>
      <DecisionButton sessions={sessions} />
      <p className="mt-3 text-sm text-ink-3">
        A decision cannot be changed afterwards. The provider tells the consultant and the client.
      </p>
    </form>
  )
}
