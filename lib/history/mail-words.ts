import type { EventName } from '@/lib/history/event'
import type { Facts, Said } from '@/lib/history/said'
import { isClientOutcome, mailEvents, mailStateOf, mailStateWords } from '@/lib/mail/mail'
import { eventWords } from '@/lib/mail/words'

const settled: Readonly<Record<string, string>> = {
  arrived: 'It arrived',
  not_arrived: 'It did not arrive',
  nothing_more: 'Nothing more to do',
}

/** Which mail it was. */
const mailOf = ({ data }: Facts) => ({ icon: 'mail', detail: eventWords(data.kind ?? '') }) as const

/** What a mail was about that did not arrive, and why it did not. */
const undelivered = ({ data: { kind = '', failure = '' }, request }: Facts): Said => ({
  icon: 'cancelled',
  title: isClientOutcome(kind)
    ? `The outcome of ${request} did not reach the client by mail`
    : `A mail about ${mailEvents.some((event) => event === kind) ? request : 'the way in'} did not arrive`,
  detail: mailStateWords[mailStateOf({ status: 'failed', failure })],
})

/** What each event about a mail is called. */
export const mailWords: Record<Extract<EventName, `mail.${string}`>, (facts: Facts) => Said> = {
  'mail.undeliverable': undelivered,
  'mail.resent': (facts) => ({ ...mailOf(facts), title: 'Mail sent again' }),
  'mail.address_changed': (facts) => ({
    ...mailOf(facts),
    title: facts.data.whose === 'client' ? 'The client’s email changed' : 'Address for the outcome changed',
  }),
  'mail.settled': (facts) => ({ ...mailOf(facts), title: `Mail settled: ${settled[facts.data.as ?? ''] ?? ''}` }),
}
