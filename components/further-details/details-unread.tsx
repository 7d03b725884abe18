import { LockKeyhole } from 'lucide-react'
import { declinedOf } from '@/components/requests/asked-again'
import type { FormFacts } from '@/components/requests/form-facts'
import { Card } from '@/components/ui/card'
import type { Consultant } from '@/lib/people/person'
import { type DetailQuestion, requiredAnswered } from '@/lib/requests/details'
import { whyUnread } from '@/lib/requests/policy'
import type { FormRead } from '@/lib/requests/queries'

type Props = {
  /** Who reads them, and who can change that. */
  why: string
  questions: readonly DetailQuestion[]
  /** Codes of the questions that are answered. */
  answered: readonly string[]
  /** What that means for what is done here. */
  more?: string
}

/** Instead of the Further details, for practice staff who do not read them: how many are answered, and by whom they are. */
export function DetailsUnread({ why, questions, answered, more }: Props) {
  const { answered: done, of } = requiredAnswered(questions, Object.fromEntries(answered.map((code) => [code, code])))
  return (
    <Card title="Further details" aside={`${done} of ${of} answered`}>
      <p className="flex gap-2.5 text-ink-2">
        <LockKeyhole className="mt-0.5" />
        <span>
          {why} {more}
        </span>
      </p>
    </Card>
  )
}

/** The same for a request's form, which opens it while a number that needs a clinical review is chosen; null for who reads them. */
export function unreadInForm(consultant: Consultant, read: FormRead, facts: FormFacts) {
  const why = whyUnread(consultant)
  if (!why) return null
  const draft = read.assistCase.requests.find(({ status }) => status === 'draft')
  const before = facts.again?.may ? declinedOf(read, facts.again.number) : undefined
  const answered = draft?.answered.length ? draft.answered : (before?.answered ?? [])
  const more = `Submit without them: ${facts.consultant} answers within ${facts.answerDays} business days.`
  return (
    <div className="further-details opens">
      <DetailsUnread {...{ why, answered, more }} questions={facts.details} />
    </div>
  )
}
