import { isClientOutcome, type MailFailure, mailFailureWords, mailStateOf } from '@/lib/mail/mail'
import type { RequestView } from './request-view'

/** The mails with the outcome that stand: of one that was sent again, the newest. */
export function outcomeMails({ read }: RequestView) {
  const again = new Set(read.mails.map(({ resendOfId }) => resendOfId))
  return read.mails.filter(({ id, event }) => /^(approved|declined)-/.test(event) && !again.has(id))
}

/** The client's own, if they get one. */
export const clientsMail = (view: RequestView) => outcomeMails(view).findLast(({ event }) => isClientOutcome(event))

/** Whether the outcome reached the client: by mail, or told by the consultant (domain §6.1); and where not, why. */
export type ClientOutcome =
  | { readonly is: 'mailed' | 'told'; readonly at: Date }
  | { readonly is: 'waiting' | 'parked' | 'to_tell' }
  | { readonly is: MailFailure }

/** The same of a request; null before there is an outcome. */
export function clientOutcome(view: RequestView): ClientOutcome | null {
  const { read, status } = view
  if (status !== 'approved' && status !== 'declined') return null
  const mail = clientsMail(view)
  if (mail?.status === 'sent' && mail.settledAt) return { is: 'mailed', at: mail.settledAt }
  const told = read.history.find(({ event, person }) => event === 'case.client_told' && person)
  if (told && read.tasks.length === 0) return { is: 'told', at: told.at }
  const state = mail && mailStateOf(mail)
  return { is: !state || state === 'delivered' ? 'to_tell' : state }
}

/** What became of it, in few words; beside a date where there is one. */
export function clientOutcomeWords({ is }: ClientOutcome): string {
  switch (is) {
    case 'mailed':
      return 'Mailed'
    case 'told':
      return 'Told'
    case 'waiting':
      return 'Waits to be sent'
    case 'parked':
      return 'May have arrived, nobody knows yet'
    case 'to_tell':
      return 'Not told yet'
    default:
      return `Did not arrive: ${mailFailureWords[is]}`
  }
}
