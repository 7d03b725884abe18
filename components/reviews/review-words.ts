import { dueDate } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

type Decision = ReviewView['read']['decisions'][number]
type Stands = { title: string; line: string }

const sessions = (count: number): string => (count === 1 ? '1 session' : `${count} sessions`)

/** Where a review stands that this leader has nothing to decide on: decided, waiting, or at an end. */
export function standsAt({ read, status, viewer, due, left }: ReviewView, decision: Decision | undefined): Stands {
  const who = decision?.byPersonId === viewer ? 'You' : (decision?.byPerson?.name ?? '')
  if (decision?.outcome === 'declined')
    return {
      title: `${who} declined the request`,
      line: 'The consultant and the client are told by email. The organisation never sees it.',
    }
  if (decision) {
    const [goes, went] = [
      'It is with the organisation now. The consultant is told by email.',
      'The organisation had it after that.',
    ]
    const title = `${who} endorsed ${sessions(decision.sessions)}`
    return { title, line: status.startsWith('organisation_') ? goes : went }
  }
  const by = due ? ` Due ${dueDate(due)}, ${left}.` : ''
  switch (status) {
    case 'clinical_question':
      return { title: 'Waiting for an answer', line: `The clock is paused until ${read.consultant.name} answers.${by}` }
    case 'further_details':
      return { title: 'Waiting for further details', line: `The review starts when they are answered.${by}` }
    case 'withdrawn':
      return { title: 'Withdrawn', line: 'No decision is needed any more.' }
    case 'lapsed':
      return { title: 'Lapsed', line: 'It was not answered in time. No decision is needed any more.' }
    default:
      return { title: 'No clinical review was needed', line: 'The total fell below the threshold before it began.' }
  }
}
