import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { type DetailQuestion, detailField, requiredAnswered } from '@/lib/requests/details'
import { DetailsFields } from './details-fields'

type Props = {
  questions: readonly DetailQuestion[]
  initial: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  answerDays: number
}

/** Further details in the form itself: the style sheet opens them while a number that needs a clinical review is chosen. */
export function DetailsInForm({ questions, initial, typed, errors, answerDays }: Props) {
  const { answered, of } = requiredAnswered(questions, typed)
  return (
    <div className="further-details opens">
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
        <p className="mb-5 text-ink-2">
          For the clinical leader only. The organisation never sees this. You can answer now, or submit and answer
          within {answerDays} business days.
        </p>
        <DetailsFields {...{ questions, errors }} answers={initial} nameOf={detailField} />
      </Card>
    </div>
  )
}
