/** '1 session', '3 sessions'. */
export const sessions = (count: number): string => `${count} ${count === 1 ? 'session' : 'sessions'}`

/** Business days left until a due date, as mails say it: 0 is the due day itself, below 0 is overdue (domain §5). */
export function businessDays(left: number): string {
  if (left === 0) return 'due today'
  const days = `${Math.abs(left)} business ${Math.abs(left) === 1 ? 'day' : 'days'}`
  return left > 0 ? days : `overdue by ${days}`
}

/** A running clock as facts of a mail: its last day under the words that mail has for it, and what is left of it. */
export const clockFacts = (label: 'Due' | 'Answer by', dueOn: string, businessDaysLeft: number) => [
  { label, value: dueOn },
  { label: 'Left', value: businessDays(businessDaysLeft) },
]

/** 'Thu 3 December 2026' → 'Thu 3 December', for subjects, which are short. */
export const withoutYear = (date: string): string => date.replace(/ \d{4}$/, '')

/** What every link of a portal mail promises (domain §6.2). */
export const signInNote = 'You need to sign in.'

/** The last line of a portal mail: why it came, and `support`, the kept text that says whom to call. */
export const consultantFooter = (support: string): string =>
  `You receive this because you made the request or look after the case. ${support}`
export const reviewerFooter = (support: string): string =>
  `You receive this because you decide requests for your organisation. Any of its reviewers can decide. ${support}`
export const administratorFooter = (support: string): string =>
  `You receive this because you look after organisations and their requests. ${support}`
export const leaderFooter = (support: string): string =>
  `You receive this because you decide clinical reviews. Any clinical leader can decide. ${support}`

/** A client's subject and last line: nothing that tells a person who reads over the shoulder what it is about (domain §6.1). */
export const clientSubject = 'An update for you'
export const clientFooter = 'This mail was sent to you alone. Please do not reply to it.'
export const accountFooter = (support: string): string => `You receive this because you sign in to Phoenix. ${support}`

/** 'due Thu 3 December', 'due today', 'overdue since Thu 3 December': for a subject. */
export function dueWords(dueOn: string, left: number): string {
  if (left === 0) return 'due today'
  return `${left < 0 ? 'overdue since' : 'due'} ${withoutYear(dueOn)}`
}
