import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { type DetailQuestion, requiredAnswered } from '@/lib/requests/details'

type Props = {
  questions: readonly DetailQuestion[]
  typed: Readonly<Record<string, string>>
  /** What follows the sentence that says who reads them. */
  when?: string
  children: ReactNode
}

/** The ember card of the Further details: who reads them, and how many of the required ones are answered. */
export function DetailsFrame({ questions, typed, when, children }: Props) {
  const { answered, of } = requiredAnswered(questions, typed)
  return (
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
      <p className="mb-5 text-ink-2">For the clinical leader only. The organisation never sees this. {when}</p>
      {children}
    </Card>
  )
}
