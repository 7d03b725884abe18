import { caseNumber } from '@/lib/cases/assist-case'
import { dateInZone, shortDate } from '@/lib/clocks/calendar-date'
import type { ReviewRead } from '@/lib/reviews/queries'

type Earlier = ReviewRead['earlier'][number]
type Decision = Earlier['decisions'][number]

const sessions = (count: number): string => (count === 1 ? '1 session' : `${count} sessions`)
const on = (at: Date, zone: string): string => shortDate(dateInZone(at, zone))

/** "3 sessions asked 6 Oct 2026 by Priya Raman, on ASST-000123." */
export function earlierLine(
  { sessionsAsked, submittedAt, consultant, case: { number } }: Earlier,
  zone: string,
): string {
  return `${sessions(sessionsAsked ?? 0)} asked ${submittedAt ? on(submittedAt, zone) : ''} by ${consultant.name}, on ${caseNumber(number)}.`
}

/** What each decision said, in the order they were made: number, day, who, condition or reason, and the leaders' own note. */
export const outcomeLines = ({ decisions }: Pick<Earlier, 'decisions'>, zone: string): string[] =>
  decisions.map((decision) => decisionLine(decision, zone))

/** "Endorsed, 2 sessions, 9 Nov 2026 by Dr Anna Hart." */
export function decisionLine(decision: Decision, zone: string): string {
  const { outcome, stage, sessions: count, decidedAt, byPerson, byRule, condition, reason, reasonOther } = decision
  const said = { endorsed: 'Endorsed', approved: 'Approved', declined: 'Declined' }[outcome] ?? outcome
  const who = byRule ? `the ${byRule}` : stage === 'clinical' ? byPerson?.name : `${byPerson?.name}, the organisation`
  const parts = [
    `${said}${outcome === 'declined' ? '' : `, ${sessions(count)}`}, ${on(decidedAt, zone)} by ${who}.`,
    condition && `Condition: ${condition.label}.`,
    reason && `Reason: ${reasonOther || reason.label}.`,
    decision.textForConsultant && `For the consultant: “${decision.textForConsultant}”`,
    decision.leadersNote && `For clinical leaders: “${decision.leadersNote}”`,
  ]
  return parts.filter(Boolean).join(' ')
}
