import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { timeLeft } from '@/lib/clocks/business-days'
import { dateAndTime, dueDay } from '@/lib/clocks/calendar-date'
import type { FormState } from '@/lib/form-state'
import { AnswerForm, type FindIdentity, type SaveAnswer } from './answer-form'
import { dueOn, type RequestView } from './request-view'

type Props = {
  view: RequestView
  send: (before: FormState, form: FormData) => Promise<FormState>
  find: FindIdentity
  save: SaveAnswer
}

/** The question that waits, who asked it, until when, and the answer. */
export function QuestionCard({ view, send, find, save }: Props) {
  const question = view.read.questions.findLast(({ answeredAt }) => answeredAt === null)
  const due = dueOn(view)
  if (!question || !due) return null
  const clinical = question.stage === 'clinical'
  return (
    <Card
      id="question"
      tone="ember"
      title={
        <span className="flex items-center gap-3">
          <Flame size={22} decorative />
          {clinical ? 'The clinical leader asks a question' : 'The organisation asks a question'}
        </span>
      }
      aside={`Answer by ${dueDay(due)}, ${timeLeft(view.today, due, view.holidays)}`}
    >
      <blockquote className="text-md font-semibold whitespace-pre-line">{question.text}</blockquote>
      <p className="mt-1 text-sm text-ink-3">
        Asked by {clinical ? 'a clinical leader' : 'a reviewer'}, {dateAndTime(question.askedAt, view.zone)}
      </p>
      <AnswerForm
        {...{ send, find, save, draft: question.draft }}
        request={view.number}
        version={view.read.version}
        toOrganisation={!clinical}
      />
    </Card>
  )
}
