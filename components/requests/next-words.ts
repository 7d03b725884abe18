import { clockLength } from '@/lib/clocks/deadlines'
import { businessDays, type RequestView } from './request-view'

export type NextStep = {
  readonly icon: 'mail' | 'sessions' | 'question' | 'review' | 'organisation'
  readonly words: string
}

/** What comes next, in order; nothing once a request is at an end. */
export function nextSteps(view: RequestView): NextStep[] {
  const { read, terms, short } = view
  const days = (clock: 'clinical' | 'organisation') => businessDays(clockLength(clock, read.urgent, terms))
  const outcome: NextStep[] = [
    {
      icon: 'mail',
      words:
        read.consent?.outcomeTo === 'nobody'
          ? `You get an email with the outcome and tell ${short}.`
          : `You and ${short} each get an email with the outcome.`,
    },
    { icon: 'sessions', words: 'If it is approved, the sessions are added to the case at once.' },
  ]
  const toOrganisation: NextStep = {
    icon: 'organisation',
    words: `Then the organisation has ${days('organisation')}. It does not see your answers.`,
  }
  const review = `A clinical leader has ${days('clinical')} to endorse, ask or decline.`
  switch (view.status) {
    case 'further_details':
      return [
        { icon: 'question', words: 'You answer Further details. A reminder comes every 3 business days.' },
        { icon: 'review', words: review },
        toOrganisation,
      ]
    case 'clinical_review':
      return [{ icon: 'review', words: review }, toOrganisation]
    case 'clinical_question':
      return [{ icon: 'question', words: 'You answer the question. Then the review goes on.' }, toOrganisation]
    case 'organisation_review':
      return [
        ...outcome,
        { icon: 'question', words: 'If the organisation asks a question, its clock pauses until you answer.' },
      ]
    case 'organisation_question':
      return [
        { icon: 'question', words: "You answer the question. Then the organisation's clock runs on." },
        ...outcome,
      ]
    default:
      return []
  }
}
