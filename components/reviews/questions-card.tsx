import { Card } from '@/components/ui/card'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

/** Every question of clinical review and organisation, with its answer; nothing where none was asked. */
export function QuestionsCard({ view: { read, zone } }: { view: ReviewView }) {
  if (read.questions.length === 0) return null
  return (
    <Card title="Questions and answers">
      <ol className="max-w-[40rem] space-y-4">
        {read.questions.map(({ id, stage, text, askedBy, askedAt, answer, answeredBy, answeredAt }) => (
          <li key={id}>
            <p className="text-sm text-ink-3">
              {askedBy.name}, {stage === 'clinical' ? 'clinical review' : 'the organisation'},{' '}
              {dateAndTime(askedAt, zone)}
            </p>
            <p className="text-md font-semibold break-words whitespace-pre-line">{text}</p>
            {answer && answeredAt ? (
              <div className="mt-2 border-l-2 border-line-strong pl-3">
                <p className="text-sm text-ink-3">
                  {answeredBy?.name}, {dateAndTime(answeredAt, zone)}
                </p>
                <p className="text-md break-words whitespace-pre-line">{answer}</p>
              </div>
            ) : (
              <p className="mt-1 text-ink-2">Not answered yet.</p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
