import type { MailFailure } from '@/lib/mail/mail'
import type { RequestEvent } from '@/lib/requests/lifecycle'

/** Everything that can happen, and what a row of history keeps about it beside who, when and on whose behalf. */
export type HistoryEvent =
  | { event: 'client.registered' }
  | { event: 'case.opened'; data: { entitled: number } }
  | { event: 'case.closed' }
  | { event: 'case.client_told' }
  | { event: 'case.consultant_selected'; data: { consultant: string } }
  | { event: 'case.given_to_practice'; data: { practice: string } }
  | { event: 'case.sessions_added'; data: { sessions: number; reference: string } }
  | { event: 'case.sessions_lapsed'; data: { sessions: number } }
  | { event: 'appointment.booked'; data: { startsAt: string; manner: string } }
  | { event: 'appointment.moved'; data: { from: string; startsAt: string; manner: string } }
  | { event: 'appointment.commenced' }
  | { event: 'appointment.completed' }
  | { event: 'appointment.cancelled'; data: { cancellation: string } }
  | { event: 'appointment.no_show' }
  | { event: 'calendar.block_added'; data: { kind: string; startsAt: string; weeks: number } }
  | { event: 'calendar.block_changed'; data: { kind: string; startsAt: string; weeks: number } }
  | { event: 'calendar.block_removed'; data: { kind: string; startsAt: string; weeks: number } }
  | { event: 'calendar.slot_held'; data: { startsAt: string } }
  | { event: 'calendar.slot_released'; data: { startsAt: string } }
  | { event: 'calendar.slot_booked'; data: { startsAt: string } }
  | { event: 'calendar.feed_made'; data: { detail: string } }
  | { event: 'calendar.feed_changed'; data: { detail: string } }
  | { event: 'calendar.feed_revoked' }
  | { event: 'mail.undeliverable'; data: { mail: string; kind: string; failure: MailFailure } }
  | {
      event: 'portal.restored'
      data: { takenAt: string; mails: number; signIns: number; links: number; codes: number }
    }
  | PeopleEvent
  | { event: 'mail.resent'; data: MailData }
  | { event: 'mail.address_changed'; data: MailData & { whose: 'client' | 'request' } }
  | { event: 'mail.settled'; data: MailData & { as: 'arrived' | 'not_arrived' | 'nothing_more' } }
  | { event: 'request.started' }
  | { event: 'request.review_taken' }
  | { event: 'request.review_given_back' }
  | { event: 'request.consent_over' }
  | { event: 'request.due_moved'; data: DueMoved }
  | { event: 'holiday.added' | 'holiday.removed'; data: HolidayData & { moved: number } }
  | { event: 'holiday.changed'; data: HolidayData & { was: string } }
  | { event: RequestHistoryEvent; data: RequestData }

/** Which mail, and what it is; the reason stands there, sealed, and no address does. */
type MailData = { mail: string; kind: string }

type Place = { role: string; practice: string | null; organisation: string | null }

/** What happens to people, practices and organisations as the portal's own users and terms; no row of it names a client. */
export type PeopleEvent =
  | { event: 'person.invited'; data: Place }
  | { event: 'person.invited_again' }
  | { event: 'person.invitation_revoked' }
  | { event: 'person.invitation_expired' }
  | { event: 'person.invitation_taken_up' }
  | {
      event: 'person.changed'
      data: Place & { wasRole: string; wasPractice: string | null; wasOrganisation: string | null }
    }
  | { event: 'person.facts_changed'; data: { facts: readonly { was: string; is: string }[] } }
  | { event: 'person.disabled' }
  | { event: 'person.enabled' }
  | { event: 'person.password_link_asked' }
  | { event: 'person.password_set' }
  | { event: 'person.email_change_asked' }
  | { event: 'person.email_changed' }
  | { event: 'person.factor_added'; data: { factor: string } }
  | { event: 'person.factor_removed'; data: { factor: string } }
  | { event: 'person.factors_reset' }
  | { event: 'person.recovery_codes_made' }
  | { event: 'person.recovery_code_used' }
  | { event: 'person.sign_ins_ended'; data: { signIns: number } }
  | { event: 'person.history_read' }
  | { event: 'person.history_exported' }
  | { event: 'practice.staff_reading_changed'; data: { allowed: boolean } }
  | { event: 'organisation.emailed_code_changed'; data: { allowed: boolean } }

/** A change of a request: the lifecycle's event, with the status it left and reached. */
export type RequestHistoryEvent = `request.${RequestEvent}`

export type RequestData = {
  from: string
  to: string
  /** The count the rule was applied to, and the threshold it was held against. */
  total?: number
  threshold?: number
  sessions?: number
}

/** A due date that a public holiday moved: dates, and whose clock it is, since an organisation reads of its own alone. */
export type DueMoved = { from: string; to: string; holiday: string; clock: string }

/** A public holiday of a state or territory: of nobody. `moved`: how many due dates went with it there. */
export type HolidayData = { state: string; day: string; name: string }

export type EventName = HistoryEvent['event']

/** Who did it: a person, perhaps for another, or a rule with its version. */
export type DoneBy = { person: string; onBehalfOf?: string | null } | { rule: string }
