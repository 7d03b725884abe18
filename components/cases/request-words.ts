import type { CaseRow } from '@/lib/cases/queries'
import { calendarDate, dateInZone, dayAndMonth, listDate } from '@/lib/clocks/calendar-date'
import { awaitsConsultant, type Status } from '@/lib/requests/request'

export type RequestRow = CaseRow['requests'][number]

/** What an approval granted of what was asked, for the tag of its state. */
export function grantedOf({
  status,
  decisions,
  sessionsAsked,
}: RequestRow): { sessions: number; of: number } | undefined {
  const decision = decisions.find(({ stage }) => stage === 'organisation')
  return status === 'approved' && decision ? { sessions: decision.sessions, of: sessionsAsked ?? 0 } : undefined
}

/** "Asked 6 Oct, decided 12 Oct by the organisation": what happened to a request so far, in one line. */
export function requestLine(request: RequestRow, zone: string): string {
  const day = (instant: Date) => dayAndMonth(dateInZone(instant, zone))
  const { submittedAt, closedAt, dueOn, sessionsAsked } = request
  const status = request.status as Status
  if (!submittedAt)
    return `Started ${day(request.startedAt)}${closedAt ? `, withdrawn ${day(closedAt)}` : ', not submitted yet'}`
  const asked = `${sessionsAsked === 1 ? '1 session' : `${sessionsAsked} sessions`} asked ${day(submittedAt)}`
  if (!closedAt) {
    const due = dueOn ? listDate(calendarDate(dueOn)) : ''
    return awaitsConsultant(status) ? `${asked}, your answer is due ${due}` : `${asked}, due ${due}`
  }
  if (status === 'withdrawn' || status === 'lapsed') return `${asked}, ${status} ${day(closedAt)}`
  const last = request.decisions.toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())[0]
  const who = last?.byRule ? 'a standing rule' : last?.stage === 'clinical' ? 'clinical review' : 'the organisation'
  return `${asked}, decided ${day(closedAt)} by ${who}`
}
