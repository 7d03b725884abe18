import type { MailFailure } from '@/lib/mail/mail'

/** An enhanced status code (RFC 3463) right after the reply's own: "550 5.1.1", "550-5.1.1", "550 #5.1.0". */
const enhanced = /^[245]\d\d[ -]+#?([245]\.\d{1,3}\.\d{1,3})(?![.\d])/

/** x.1.y that speak of the receiver's address; the others speak of the sender's. 10: a domain that takes no mail at all. */
const ofAddress = ['0', '1', '2', '3', '4', '6', '10']

const nobody =
  /unknown (user|recipient|local|address)|(user|recipient|address|mailbox) (unknown|not found|unavailable)|no (such|longer)|(n't|not) (exist|have)|invalid (recipient|mailbox|address)|recipient (address )?rejected|host (or domain name )?not found/i
const policy = /spam|block|black ?list|deny|denied|polic|relay|reputation|spf|dkim|dmarc|authenticat/i

/**
 * Why a mail will not arrive, from what a server said: its reply of 4xx or 5xx, empty where there was none. The enhanced status code
 * decides; where there is none, or it says nothing in particular, the reply's own code and its words do. `toRecipient`: it answered the
 * recipient's address. A 4xx is asked about once it is given up.
 */
export function failureOf(reply: string, toRecipient = true): MailFailure {
  const code = reply.slice(0, 3)
  if (!/^[45]\d\d/.test(reply)) return 'technical'
  const [kind, subject, detail] = (enhanced.exec(reply)?.[1] ?? '').split('.')
  if (subject === '1') return ofAddress.includes(detail ?? '') ? 'no_such_address' : 'technical'
  if (subject === '2' || code.startsWith('4') || kind === '4') return 'not_accepting'
  if (subject === '7') return 'technical'
  if (subject === '4' && detail === '7') return 'not_accepting' // tried for as long as the other side tries
  if (subject === '4' && detail === '4') return 'no_such_address' // the domain cannot be found
  if (code === '552' && subject === undefined) return 'not_accepting'
  if (nobody.test(reply)) return 'no_such_address'
  const bare = subject === undefined && ['550', '551', '553'].includes(code)
  return bare && toRecipient && !policy.test(reply) ? 'no_such_address' : 'technical'
}

/** The same from a delivery status (RFC 3464): its Status and, where it says nothing in particular, its Diagnostic-Code. */
export function failureOfStatus(status: string, diagnostic: string): MailFailure {
  const said = diagnostic.replace(/^\s*[\w-]+\s*;\s*/, '').replace(/\s+/g, ' ')
  const whole = /^[45]\d\d[ -]/.test(said) ? said : `${status.slice(0, 1)}54 ${said}`
  const general = !/^[45]\.\d{1,3}\.\d{1,3}$/.test(status) || status.split('.')[1] === '0'
  return failureOf(general || enhanced.test(whole) ? whole : `${whole.slice(0, 3)} ${status} ${whole.slice(4)}`)
}
