import { caseNumber } from '@/lib/cases/assist-case'
import { dayAndMonth, dueDay } from '@/lib/clocks/calendar-date'
import { leavingWithin, remainingElsewhere, verdict } from '@/lib/entitlement/ledger'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'

const days = (count: number) => `${count} business ${count === 1 ? 'day' : 'days'}`
const sessions = (count: number) => `${count} ${count === 1 ? 'session' : 'sessions'}`

/** Which numbers need a clinical review, and for the chosen one who looks first, by when, and when the outcome is told. */
export function verdictWords(facts: FormFacts, live: LiveCount): { sentence: string; consequence: string } {
  const sentence = verdict(live.ledger, facts.most)
  const { asked, ledger, urgent, crossed } = live
  const pace = urgent ? facts.urgent : facts.usual
  if (asked === 0) return { sentence, consequence: '' }
  if (facts.mostInAll !== null && ledger.total > facts.mostInAll)
    return {
      sentence,
      consequence: `The agreement allows ${facts.mostInAll} sessions in all; with this request it would be ${ledger.total}.`,
    }
  if (crossed)
    return {
      sentence,
      consequence:
        `A clinical leader looks at it first, by ${dueDay(pace.reached.firstDecisionBy)}. Then the organisation has ` +
        `${days(pace.organisation)}; outcome by ${dueDay(pace.reached.outcomeBy)}` +
        (live.detailsMissing === 0 ? '.' : ', if you answer Further details today.'),
    }
  const rule = facts.standingRule
  if (rule && asked <= rule.upTo && ledger.total < rule.below)
    return { sentence, consequence: "The organisation's standing rule approves it at once." }
  return {
    sentence,
    consequence: `It goes straight to the organisation, who decide by ${dueDay(pace.below.firstDecisionBy)}; outcome by ${dueDay(pace.below.outcomeBy)}.`,
  }
}

/** For an urgent goal: the clocks are shorter, and what the organisation reads. Otherwise ''. */
export function urgentWords({ urgent }: FormFacts, live: LiveCount): string {
  if (!live.urgent) return ''
  const organisation = `the organisation ${live.crossed ? '' : 'has '}${days(urgent.organisation)}.`
  const clocks = live.crossed
    ? `The clinical leader has ${days(urgent.clinical)}, ${organisation}`
    : `${organisation[0]?.toUpperCase()}${organisation.slice(1)}`
  return `This goal makes the request urgent. ${clocks} The organisation reads Urgent and “${live.goal?.released ?? ''}”.`
}

/** Before a request is made at all: is there another door? It warns, it does not stop (domain §2). */
export function wrongDoorWords(facts: FormFacts, live: LiveCount): string[] {
  const { short } = facts.client
  const elsewhere = remainingElsewhere(facts.count.cases, facts.count.caseId, live.date).map(({ number, remaining }) =>
    number
      ? `${caseNumber(number)} has ${sessions(remaining)} left. If they fit this issue, book there instead.`
      : `Another open case of ${short}'s has ${sessions(remaining)} left. Ask User Support whether they can be used instead.`,
  )
  const leaving = leavingWithin(live.ledger, 30)
  const last = leaving.at(-1)?.leavesOn
  const free = last
    ? [
        `${sessions(leaving.length)} of ${short}'s ${leaving.length === 1 ? 'leaves' : 'leave'} the 12 months by ${dayAndMonth(last)}. If it can wait until then, the count is lower by ${leaving.length}.`,
      ]
    : []
  return [...elsewhere, ...free]
}
