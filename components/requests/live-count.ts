import { type CalendarDate, parseTypedDate } from '@/lib/clocks/calendar-date'
import { type Ledger, ledgerOf } from '@/lib/entitlement/ledger'
import { requiredAnswered } from '@/lib/requests/details'
import type { TypedRequest } from '@/lib/requests/schema'
import type { FormChoice, FormFacts } from './form-facts'

/** What the values typed so far come to. */
export type LiveCount = {
  /** 0 while no number that may be asked is chosen. */
  readonly asked: number
  /** The date counted by: what was typed, or today while that is no date of the range. */
  readonly date: CalendarDate
  readonly ledger: Ledger
  readonly goal: FormChoice | undefined
  readonly pathway: FormChoice | undefined
  readonly urgent: boolean
  /** A number is chosen and takes the client to the threshold. */
  readonly crossed: boolean
  /** Required Further details that are not answered yet. */
  readonly detailsMissing: number
}

/** Counts what is typed now, in the browser as on the server, by the ledger that the submission is held to. */
export function liveCount(facts: FormFacts, typed: TypedRequest): LiveCount {
  const number = /^\s*[1-4]\s*$/.test(typed.sessions) ? Number(typed.sessions) : 0
  const asked = number <= facts.most ? number : 0
  const read = parseTypedDate(typed.dateOfRequest)
  const date = read && read >= facts.firstDate && read <= facts.today ? read : facts.today
  const ledger = ledgerOf({ ...facts.count, dateOfRequest: date, asked })
  const goal = facts.goals.find(({ code }) => code === typed.goal)
  const pathway = facts.pathways.find(({ code }) => code === typed.pathway)
  const details = requiredAnswered(facts.details, typed.details)
  return {
    detailsMissing: details.of - details.answered,
    asked,
    date,
    ledger,
    goal,
    pathway,
    urgent: goal?.urgent ?? false,
    crossed: asked > 0 && ledger.reachesThreshold,
  }
}
