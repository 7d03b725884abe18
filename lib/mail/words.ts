import { type MailEvent, type MailState, mailStateWords, personMailEvents } from '@/lib/mail/mail'

/** What each mail is called by who looks after them. */
export const mailEventWords: Readonly<Record<MailEvent, string>> = {
  'request-waits': 'A request waits',
  'further-details-needed': 'Further details needed',
  'review-waits': 'A review waits',
  'with-organisation': 'With the organisation',
  'question-asked': 'A question was asked',
  'answer-waits': 'An answer waits',
  'approved-consultant': 'Outcome to the consultant, approved',
  'approved-client': 'Outcome to the client, approved',
  'declined-consultant': 'Outcome to the consultant, declined',
  'declined-client': 'Outcome to the client, declined',
  'request-ended': 'A request ended',
  'no-decision-needed': 'No decision is needed any more',
  'request-reminder': 'Reminder to the organisation',
  'review-reminder': 'Reminder of a clinical review',
  'answer-reminder': 'Reminder to answer',
  'request-overdue': 'A request is overdue',
  'consent-over': 'A client’s consent is over',
  'daily-mail': 'Daily mail to the organisation',
  invitation: 'Invitation',
  'new-password': 'Link for a new password',
  'emailed-code': 'Code for signing in',
  'new-email': 'Link to confirm a new email',
  'account-changed': 'A change to how they sign in',
}

/** The words of an event; its own name where it has none any more. */
export const eventWords = (event: string): string => mailEventWords[event as MailEvent] ?? event

/** A mail that holds a link or a code lets whoever reads it in: nobody but its receiver does, and it is not sent a second time. */
export const letsIn = (event: string): boolean =>
  event !== 'account-changed' && (personMailEvents as readonly string[]).includes(event)

/** The states that a list of mails can be narrowed to. */
export const listedStates = ['needs_somebody', ...(Object.keys(mailStateWords) as MailState[])] as const
export type ListedState = (typeof listedStates)[number]

export const listedStateWords: Readonly<Record<ListedState, string>> = {
  needs_somebody: 'Needs somebody',
  ...mailStateWords,
}

/** Up to how many that need somebody are listed before all others. */
export const mostNeeding = 25

/** What an administrator can do about a mail. */
export const mailChoices = ['resend', 'change_address', 'arrived', 'not_arrived', 'nothing_more'] as const
export type MailChoice = (typeof mailChoices)[number]
/** Those that settle what became of it. */
export type Settling = Extract<MailChoice, 'arrived' | 'not_arrived' | 'nothing_more'>
