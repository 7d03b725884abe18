import type { CalendarDate } from '@/lib/clocks/calendar-date'
import type { Stay } from '@/lib/clocks/deadlines'
import type { RequestData } from '@/lib/history/event'
import type { Agreement } from '@/lib/organisations/agreement'

// What is stored, as the check reads it: of one client with all that belongs to them, and what all clients share.

/** A row of history; of one client they stand in the order in which things happened, since each change holds the client's row. */
export type HistoryFact = {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly personId: string | null
  readonly rule: string | null
  readonly caseId: string | null
  readonly appointmentId: string | null
  readonly requestId: string | null
  readonly data: Partial<RequestData> & {
    readonly entitled?: number
    readonly reference?: string
    readonly startsAt?: string
    readonly manner?: string
    readonly cancellation?: string
  }
}

export type CaseFact = {
  readonly id: string
  readonly number: number
  readonly consultantId: string | null
  readonly openedOn: CalendarDate
  readonly closedAt: Date | null
}

export type AllotmentFact = {
  readonly caseId: string
  readonly requestId: string | null
  readonly kind: string
  readonly sessions: number
  readonly grantedOn: CalendarDate
}

export type AppointmentFact = {
  readonly id: string
  readonly number: number
  readonly caseId: string
  readonly status: string
  readonly cancellation: string | null
  readonly cancelledAt: Date | null
  readonly startsAt: Date
  readonly manner: string
}

export type TaskFact = {
  readonly caseId: string
  readonly kind: string
  readonly appointmentId: string | null
  readonly requestId: string | null
  readonly doneAt: Date | null
}

export type RequestFact = {
  readonly id: string
  readonly reference: string
  readonly caseId: string
  readonly organisationId: string
  readonly agreementId: string | null
  readonly consultantId: string
  readonly startedById: string
  readonly status: string
  readonly version: number
  readonly sessionsAsked: number | null
  readonly dateOfRequest: CalendarDate | null
  readonly urgent: boolean
  readonly totalCounted: number | null
  readonly reachedOn: CalendarDate | null
  readonly dueOn: CalendarDate | null
  readonly submittedAt: Date | null
  readonly closedAt: Date | null
  /** Where the consent sends the outcome: 'client', 'another_address' or 'nobody'. */
  readonly outcomeTo: string | null
}

export type StayFact = Stay & { readonly requestId: string }

export type DecisionFact = {
  readonly requestId: string
  readonly stage: string
  readonly outcome: string
  readonly sessions: number
  readonly requestVersion: number
  readonly byPersonId: string | null
  readonly byRule: string | null
  readonly decidedAt: Date
}

export type MailFact = {
  readonly id: string
  readonly event: string
  readonly requestId: string | null
  readonly personId: string | null
  readonly clientId: string | null
  readonly status: string
  readonly queuedAt: Date
  readonly claimedAt: Date | null
  readonly claimedBy: string | null
  readonly settledAt: Date | null
  readonly failure: string | null
  readonly bouncedAt: Date | null
  readonly resendOfId: string | null
}

/** One client with everything that history tells of them. */
export type ClientFacts = {
  readonly id: string
  readonly organisationId: string
  readonly history: readonly HistoryFact[]
  readonly cases: readonly CaseFact[]
  readonly allotments: readonly AllotmentFact[]
  readonly appointments: readonly AppointmentFact[]
  readonly tasks: readonly TaskFact[]
  readonly requests: readonly RequestFact[]
  readonly stays: readonly StayFact[]
  readonly decisions: readonly DecisionFact[]
  readonly mails: readonly MailFact[]
}

export type PersonFact = {
  readonly id: string
  readonly role: string
  readonly practiceId: string | null
  readonly organisationId: string | null
  readonly disabled: boolean
  /** The row of history that invited them; null for who was there before there were invitations. */
  readonly invitedBy: string | null
  /** Whether they ever had another role or place, or were disabled: whom they were told as is not known of every instant. */
  readonly moved: boolean
}

export type Terms = Agreement & { readonly organisationId: string; readonly inForceFrom: CalendarDate }

/** What all clients share; small beside them. */
export type Shared = {
  readonly people: ReadonlyMap<string, PersonFact>
  readonly reviewersOf: (organisationId: string) => readonly PersonFact[]
  readonly leaders: readonly PersonFact[]
  readonly terms: ReadonlyMap<string, Terms>
  /** The time zone of an organisation at an instant; undefined before its first agreement. */
  readonly zoneAt: (organisationId: string, at: Date) => string | undefined
  readonly holidaysOf: (state: string) => ReadonlySet<CalendarDate>
}
