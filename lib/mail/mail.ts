/** Every mail about a request (domain §6), each a file in emails/. */
export const mailEvents = [
  'request-waits',
  'further-details-needed',
  'review-waits',
  'with-organisation',
  'question-asked',
  'answer-waits',
  'approved-consultant',
  'approved-client',
  'declined-consultant',
  'declined-client',
  'request-ended',
  'no-decision-needed',
  'request-reminder',
  'review-reminder',
  'answer-reminder',
  'request-overdue',
  'consent-over',
] as const

/** What people are told about their own way in (docs/security.md), likewise. */
export const personMailEvents = ['invitation', 'new-password', 'emailed-code', 'new-email', 'account-changed'] as const

/** What an organisation's reviewers get once a day instead, where its agreement says so. */
export const organisationMailEvents = ['daily-mail'] as const

export type RequestMailEvent = (typeof mailEvents)[number]
export type PersonMailEvent = (typeof personMailEvents)[number]
export type MailEvent = RequestMailEvent | PersonMailEvent | (typeof organisationMailEvents)[number]

/** True for the client's own outcome: where it does not arrive, the consultant tells them (domain §6.1). */
export const isClientOutcome = (event: string): boolean => event === 'approved-client' || event === 'declined-client'

/** The life of one mail: waiting, with a worker, then delivered, given up, or of unknown fate and left to a person. */
export const mailStatuses = ['queued', 'claimed', 'sent', 'failed', 'parked'] as const
export type MailStatus = (typeof mailStatuses)[number]

/** Why a mail did not arrive and will not by itself. */
export const mailFailures = ['no_such_address', 'not_accepting', 'technical'] as const
export type MailFailure = (typeof mailFailures)[number]

/** What became of a mail, as people who look after it see it. */
export type MailState = 'waiting' | 'delivered' | MailFailure | 'parked'

export const mailStateWords: Record<MailState, string> = {
  waiting: 'Waiting to be sent',
  delivered: 'Delivered',
  no_such_address: 'Address does not exist',
  not_accepting: 'Inbox not accepting now',
  technical: 'Technical failure',
  parked: 'Parked: it may have arrived',
}

/** Why a mail did not arrive, after a colon. */
export const mailFailureWords: Record<MailFailure, string> = {
  no_such_address: 'the address does not exist',
  not_accepting: 'the inbox is not accepting mail now',
  technical: 'a technical failure',
}

/** The state of a mail's row. One that failed before failures were told apart is a technical failure. */
export function mailStateOf({ status, failure }: { status: string; failure: string | null }): MailState {
  if (status === 'sent') return 'delivered'
  if (status === 'parked') return 'parked'
  if (status === 'failed') return mailFailures.find((one) => one === failure) ?? 'technical'
  return 'waiting'
}

/** 'The mail ' and what became of it, for the consultant who is to tell the client; and what helps, where it is not our own failure. */
export function mailToClientWords(mail: { status: string; failure: string | null }): string {
  const state = mailStateOf(mail)
  if (state === 'delivered') return 'arrived after all'
  if (state === 'waiting') return 'did not arrive before and is sent again'
  if (state === 'parked') return 'may have arrived, nobody knows yet'
  return `did not arrive: ${mailFailureWords[state]}${state === 'technical' ? '' : '. Ask for another address'}`
}

/** The names a mail may come from: the portal's to people who sign in, a neutral one to clients (domain §6.1). */
export const senders = { portal: 'Phoenix', client: 'Client Support' } as const
export type Sender = (typeof senders)[keyof typeof senders]

/** Between the dots of an address: never empty, so none stands at an end or beside another. */
const piece = '[^\\s@.,;:<>()[\\]\\\\"]+'
const oneRecipient = new RegExp(`^${piece}(\\.${piece})*@(?!-)${piece}(\\.(?!-)${piece})+$`, 'u')
const control = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u

/**
 * True for an address that names exactly one recipient (domain §6.2). Stricter than RFC 5322 on purpose: no quotes,
 * comments, lists, angle brackets or control characters, so that nothing can add a recipient or a header.
 */
export function isOneRecipient(address: string): boolean {
  return address.length <= 254 && !control.test(address) && oneRecipient.test(address)
}

/** True for a text that fits one header line: not empty, no line break, no other control character. */
export function isOneLine(text: string): boolean {
  return text.trim() !== '' && text.length <= 200 && !control.test(text)
}
