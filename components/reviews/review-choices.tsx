import { DeclineReason } from '@/components/requests/decline-reason'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { NumberChoice } from '@/components/ui/number-choice'
import { TextArea } from '@/components/ui/text-area'

export type ReviewReason = { code: string; label: string; saysWhat: boolean }
type Props = {
  asked: number
  reasons: readonly ReviewReason[]
  values: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  onChoice: (choice: string) => void
  onFewer: (sessions: number) => void
}

/** The four choices of a review with their own fields, which show while theirs is chosen. */
export function ReviewChoices({ asked, reasons, values, fields, onChoice, onFewer }: Props) {
  const card = (value: string) => ({
    ...{ name: 'choice', value, defaultChecked: values.choice === value, onChange: onChoice },
  })
  return (
    <ChoiceCards name="choice" label="What you decide" hideLabel error={fields.choice} className="mt-3">
      <ChoiceCard {...card('endorse_all')} id="choice" title={`Endorse ${asked}`} line="It goes to the organisation." />
      {asked > 1 && (
        <ChoiceCard
          {...card('endorse_fewer')}
          title="Endorse fewer"
          line={`${asked === 2 ? '1' : `1 to ${asked - 1}`}. It goes to the organisation.`}
        >
          <NumberChoice
            name="sessions"
            label="Sessions you endorse"
            hideLabel
            max={asked - 1}
            compact
            defaultValue={values.sessions}
            error={fields.sessions}
            onChange={onFewer}
          />
        </ChoiceCard>
      )}
      <ChoiceCard {...card('ask')} title="Ask a question" line="The clock pauses until it is answered.">
        <TextArea
          name="question"
          label="Your question"
          hint="Only the consultant reads it. The organisation never sees it."
          defaultValue={values.question}
          error={fields.question}
        />
      </ChoiceCard>
      <ChoiceCard {...card('decline')} title="Decline" line="The organisation never sees it.">
        <DeclineReason {...{ reasons, values, fields }} />
        <TextArea
          name="textForConsultant"
          label="For the consultant"
          defaultValue={values.textForConsultant}
          error={fields.textForConsultant}
        />
      </ChoiceCard>
    </ChoiceCards>
  )
}
