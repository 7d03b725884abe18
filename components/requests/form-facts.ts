import { shownQuestions } from '@/components/further-details/questions'
import { caseNumber } from '@/lib/cases/assist-case'
import { clientName, maskedAddress, shortName } from '@/lib/clients/client'
import type { Holidays } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { clockLength, type Promised, promiseOn } from '@/lib/clocks/deadlines'
import type { LedgerInput } from '@/lib/entitlement/ledger'
import type { Agreement } from '@/lib/organisations/agreement'
import { paths } from '@/lib/paths'
import type { DetailQuestion } from '@/lib/requests/details'
import type { FormRead } from '@/lib/requests/queries'
import { daysBack } from '@/lib/requests/schema'
import { type AskedAgain, askedAgain } from './asked-again'

/** A choice of the form; `released` is what the organisation reads of it. */
export type FormChoice = {
  readonly code: string
  readonly label: string
  readonly released: string
  readonly saysWhat: boolean
  readonly urgent: boolean
}

type Pace = {
  readonly organisation: number
  readonly clinical: number
  readonly below: Promised
  readonly reached: Promised
}

/** What the form counts, promises and shows with: facts, no answers, and nothing of a case that the viewer may not open. */
export type FormFacts = {
  readonly case: string
  readonly client: { readonly name: string; readonly short: string }
  readonly organisation: string
  readonly consultant: string
  readonly count: Omit<LedgerInput, 'asked' | 'dateOfRequest'>
  readonly own: readonly number[]
  readonly today: CalendarDate
  readonly firstDate: CalendarDate
  readonly timeZone: string
  readonly most: number
  readonly mostInAll: number | null
  readonly standingRule: { readonly upTo: number; readonly below: number } | null
  readonly answerDays: number
  readonly usual: Pace
  readonly urgent: Pace
  readonly goals: readonly FormChoice[]
  readonly pathways: readonly FormChoice[]
  readonly details: readonly DetailQuestion[]
  /** The declined request that is asked again, with how it ended; or why the one that was named cannot be. */
  readonly again: AskedAgain | null
  /** Where a new issue belongs, and what that means. */
  readonly newIssue: { readonly href: string; readonly words: string }
  /** m•••@example.com, or null where the client has no address. */
  readonly address: string | null
}

type Given = {
  read: FormRead
  input: LedgerInput
  terms: Agreement
  consultant: { id: string; name: string }
  /** What can still be booked on the case. */
  remaining: number
  /** The number of the request that is asked again, as the address names it. */
  again: string | undefined
  at: Date
}

/** The facts of a form, from what was read. */
export function formFacts({ read, input, terms, consultant, remaining, again, at }: Given): FormFacts {
  const { client, ...assistCase } = read.assistCase
  const own = client.cases.filter(({ consultantId }) => consultantId === consultant.id)
  const today = dateInZone(at, terms.timeZone)
  const holidays = read.holidaysOf(terms.state)
  const { standingRuleUpTo: upTo, standingRuleBelow: below } = terms
  return {
    case: caseNumber(assistCase.number),
    client: { name: clientName(client), short: shortName(client) },
    organisation: client.organisation.name,
    consultant: consultant.name,
    count: withoutOthers(input, new Set(own.map(({ id }) => id))),
    own: own.map(({ number }) => number),
    ...{ today, firstDate: addDays(today, -daysBack), timeZone: terms.timeZone },
    ...{ most: terms.mostPerRequest, mostInAll: terms.mostSessionsInAll },
    standingRule: upTo !== null && below !== null ? { upTo, below } : null,
    answerDays: terms.answerClock,
    usual: pace(today, false, terms, holidays),
    urgent: pace(today, true, terms, holidays),
    goals: choices(read.goals, chosen(read, 'goal')),
    pathways: choices(read.pathways, chosen(read, 'pathway')),
    details: shownQuestions(read.details, remaining),
    again: askedAgain(read, again ?? String(chosen(read, 'again') ?? ''), terms.timeZone),
    newIssue: {
      href: paths.newCase(client.id),
      words: terms.contractType === 'per_annum' ? '.' : ': it has sessions of its own.',
    },
    address: client.email === null ? null : maskedAddress(client.email),
  }
}

function pace(today: CalendarDate, urgent: boolean, terms: Agreement, holidays: Holidays): Pace {
  const promised = (reachesThreshold: boolean) => promiseOn(today, { reachesThreshold, urgent, terms, holidays })
  const length = (clock: 'organisation' | 'clinical') => clockLength(clock, urgent, terms)
  return {
    organisation: length('organisation'),
    clinical: length('clinical'),
    below: promised(false),
    reached: promised(true),
  }
}

/** Cases of other consultants count, but their numbers and those of their appointments and requests stay on the server. */
export function withoutOthers({ cases, pending, ...rest }: LedgerInput, own: ReadonlySet<string>): FormFacts['count'] {
  const names = new Map(cases.map(({ id }, index) => [id, own.has(id) ? id : `other ${index}`]))
  const name = (id: string) => names.get(id) ?? id
  const { scope, caseId, threshold } = rest
  return {
    ...{ scope, caseId, threshold },
    cases: cases.map((one) =>
      own.has(one.id)
        ? one
        : {
            ...one,
            ...{ id: name(one.id), number: 0 },
            allotments: one.allotments.map((allotment, index) => ({ ...allotment, id: `other ${index}` })),
            appointments: one.appointments.map((appointment) => ({ ...appointment, number: 0 })),
          },
    ),
    pending: pending.map((one) => (own.has(one.caseId) ? one : { ...one, caseId: name(one.caseId), reference: '' })),
  }
}

const chosen = ({ assistCase }: FormRead, field: string): unknown => {
  const typed = assistCase.requests.find(({ status }) => status === 'draft')?.typed
  return typeof typed === 'object' && typed !== null && !Array.isArray(typed) ? typed[field] : undefined
}

/** The choices on offer; one that was switched off stays in a draft that holds it, and says so. */
const choices = (list: FormRead['goals'], kept: unknown): FormChoice[] =>
  list
    .filter(({ active, code }) => active || code === kept)
    .map(({ code, label, active, releasedLabel, saysWhat, urgent }) => ({
      ...{ code, saysWhat, urgent, released: releasedLabel ?? '' },
      label: active ? label : `${label} (no longer offered)`,
    }))
