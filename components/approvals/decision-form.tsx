'use client'

import { useActionState, useState } from 'react'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NumberChoice } from '@/components/ui/number-choice'
import { StickyActions } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { type FormState, untouched } from '@/lib/form-state'

type Option = { code: string; label: string; saysWhat: boolean }
type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  number: string
  version: number
  sessions: number
  conditions: readonly Option[]
  reasons: readonly Option[]
}

/** The decision card: one choice, the fields it opens, and a button that names it. Works without scripts. */
export function DecisionForm({ action, number, version, sessions, conditions, reasons }: Props) {
  const [state, send] = useActionState(action, untouched)
  const { values, fields, sentence, attempt } = state
  const [choice, setChoice] = useState(values.choice ?? '')
  const [fewer, setFewer] = useState(Number(values.sessions) || 0)
  const [reason, setReason] = useState(values.reason ?? '')
  const card = (value: string) => ({
    name: 'choice',
    value,
    defaultChecked: values.choice === value,
    onChange: setChoice,
  })
  const saysWhat = reasons.find(({ code }) => code === reason)?.saysWhat
  return (
    <form
      action={send}
      noValidate
      aria-labelledby="decision"
      className="decision-form rounded-lg border border-line bg-surface p-6 shadow-2 max-md:border-0 max-md:bg-transparent max-md:p-0 max-md:shadow-none"
    >
      <h2 id="decision" className="mb-4 text-xl">
        Your decision
      </h2>
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
              onChange={setFewer}
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
          <Select
            name="reason"
            label="Reason"
            options={reasons.map(({ code, label }) => ({ value: code, label }))}
            placeholder="Choose a reason"
            defaultValue={values.reason ?? ''}
            onChange={(event) => setReason(event.target.value)}
            error={fields.reason}
          />
          <div className={saysWhat ? '' : '[@media(scripting:enabled)]:hidden'}>
            <TextInput
              name="reasonOther"
              label="What the reason is"
              optional={!saysWhat}
              defaultValue={values.reasonOther}
              error={fields.reasonOther}
              maxLength={300}
            />
          </div>
          <p className="text-sm text-ink-3">
            The consultant reads the reason. The client is told only the outcome, and where else to find support.
          </p>
        </ChoiceCard>
      </ChoiceCards>
      <div className="mt-4 hidden in-[form:has([value=approve\_all]:checked,[value=approve\_fewer]:checked)]:block">
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
      <StickyActions className="mt-5">
        <SubmitButton size="large" variant={choice === 'decline' ? 'danger-fill' : 'primary'} className="w-full">
          {buttonWords(choice, choice === 'approve_all' ? sessions : fewer)}
        </SubmitButton>
      </StickyActions>
      <p className="mt-3 text-sm text-ink-3">
        A decision cannot be changed afterwards. The consultant and the client are told by email.
      </p>
    </form>
  )
}

/** The button names what it does (design §4). */
function buttonWords(choice: string, sessions: number): string {
  if (choice === 'ask') return 'Send question'
  if (choice === 'decline') return 'Decline the request'
  if (!choice || !sessions) return 'Send your decision'
  return `Approve ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`
}
