import type { Step } from '@/components/ui/stepper'
import { businessDaysBetween } from '@/lib/clocks/business-days'
import { clockTime, dateInZone, dayAndMonth, listDate } from '@/lib/clocks/calendar-date'
import { clockLength, pausedClock, relayedBy } from '@/lib/clocks/deadlines'
import { isClosed } from '@/lib/requests/request'
import { type ClientOutcome, clientOutcome } from './client-outcome'
import { businessDays, dueOn, type RequestView } from './request-view'

const moment = (at: Date, zone: string) => `${dayAndMonth(dateInZone(at, zone))}, ${clockTime(at, zone)}`

/** The four steps of a request: where it is, what is done, what is not needed (design §4). */
export function stepsOf(view: RequestView): Step[] {
  const { read, zone } = view
  return [
    { title: 'Submitted', state: 'done', line: read.submittedAt ? moment(read.submittedAt, zone) : undefined },
    { title: 'Clinical review', ...clinicalStep(view) },
    { title: 'Organisation', ...organisationStep(view) },
    { title: 'Outcome', ...outcomeStep(view) },
  ]
}

type Stand = Pick<Step, 'state' | 'line'>

function clinicalStep(view: RequestView): Stand {
  const { read, status } = view
  const decided = read.decisions.find(({ stage }) => stage === 'clinical')
  if (decided) {
    const on = dayAndMonth(dateInZone(decided.decidedAt, view.zone))
    if (decided.outcome === 'declined') return { state: 'declined', line: `Declined ${on}` }
    const fewer = decided.sessions < (read.sessionsAsked ?? 0) ? `, ${decided.sessions} of ${read.sessionsAsked}` : ''
    return { state: 'done', line: `Endorsed ${on}${fewer}` }
  }
  const reviewed = read.stays.some((stay) => stay.status.startsWith('clinical_'))
  if (!reviewed && status !== 'further_details' && (read.reachedOn || !waitedForDetails(view)))
    return { state: 'skipped', line: `Not needed, total ${isClosed(status) ? 'was' : 'is'} ${read.totalCounted}` }
  if (status === 'further_details') return { state: 'current', line: 'Waits for your answers' }
  if (isClosed(status)) return { state: 'skipped', line: 'Not finished' }
  return running(view)
}

/** Its Further details were answered after it was submitted. */
export const waitedForDetails = ({ read }: RequestView): boolean =>
  read.stays.some(({ status }) => status === 'further_details')

function organisationStep(view: RequestView): Stand {
  const { read, status, terms } = view
  const decided = read.decisions.find(({ stage }) => stage === 'organisation')
  if (decided?.byRule) return { state: 'done', line: 'Approved by its standing rule' }
  if (decided) {
    const declined = decided.outcome === 'declined'
    return { state: declined ? 'declined' : 'done', line: `${declined ? 'Declined' : 'Decided'} ${onDay(view)}` }
  }
  if (isClosed(status)) return { state: 'skipped', line: read.reachedOn ? 'Not decided' : 'Not reached' }
  if (!status.startsWith('organisation_'))
    return { state: 'upcoming', line: businessDays(clockLength('organisation', read.urgent, terms)) }
  return running(view)
}

/** A decider's step while its clock runs or is paused by a question. */
function running(view: RequestView): Stand {
  const paused = pausedClock(view.history)
  if (paused) return { state: 'paused', line: `Clock paused on day ${Math.max(0, paused.onDay)}` }
  const due = dueOn(view)
  return { state: 'current', line: due ? `Decides by ${listDate(due)}` : undefined }
}

/** "on day 5 of 7", by the clock that ran when it was decided. */
export function onDay({ clock, closedOn, holidays }: RequestView): string {
  if (!clock || !closedOn) return ''
  const day = clock.length - businessDaysBetween(closedOn, clock.dueOn, holidays)
  return `on day ${day} of ${clock.length}`
}

function outcomeStep(view: RequestView): Stand {
  const { read, status, zone, holidays } = view
  const closed = read.closedAt ? moment(read.closedAt, zone) : ''
  if (status === 'withdrawn') return { state: 'done', line: `Withdrawn ${closed}` }
  if (status === 'lapsed') return { state: 'done', line: `Lapsed ${closed}` }
  if (isClosed(status)) {
    const outcome = clientOutcome(view)
    return outcome ? outcomeReached(outcome, view) : { state: 'done', line: `Decided ${closed}` }
  }
  if (status === 'organisation_review') {
    const due = dueOn(view)
    if (due && view.today > due) return { state: 'upcoming', line: 'Mailed when it is decided' }
    return { state: 'upcoming', line: due ? `Mailed by ${listDate(relayedBy(due, holidays))}` : undefined }
  }
  const paused = status === 'organisation_question' ? pausedClock(view.history) : null
  if (paused) return { state: 'upcoming', line: `${businessDays(Math.max(0, paused.daysLeft))} after your answer` }
  return { state: 'upcoming', line: read.consent?.outcomeTo === 'nobody' ? 'To you' : 'To you and the client' }
}

/** It is done once the client knows it. */
function outcomeReached(outcome: ClientOutcome, { short, zone }: RequestView): Stand {
  switch (outcome.is) {
    case 'mailed':
      return { state: 'done', line: `Mailed ${moment(outcome.at, zone)}` }
    case 'told':
      return { state: 'done', line: `${short} was told ${moment(outcome.at, zone)}` }
    case 'waiting':
      return { state: 'current', line: `The mail to ${short} waits to be sent` }
    case 'parked':
      return { state: 'current', line: `The mail may not have reached ${short}` }
    case 'to_tell':
      return { state: 'current', line: `${short} is to be told` }
    default:
      return { state: 'current', line: `The mail did not reach ${short}` }
  }
}
