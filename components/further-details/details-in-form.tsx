import { type DetailQuestion, detailField } from '@/lib/requests/details'
import { DetailsFields } from './details-fields'
import { DetailsFrame } from './details-frame'

type Props = {
  questions: readonly DetailQuestion[]
  initial: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  answerDays: number
}

/** Further details in the form itself: the style sheet opens them while a number that needs a clinical review is chosen. */
export function DetailsInForm({ questions, initial, typed, errors, answerDays }: Props) {
  return (
    <div className="further-details opens">
      <DetailsFrame
        {...{ questions, typed }}
        when={`You can answer now, or submit and answer within ${answerDays} business days.`}
      >
        <DetailsFields {...{ questions, errors }} answers={initial} nameOf={detailField} />
      </DetailsFrame>
    </div>
  )
}
