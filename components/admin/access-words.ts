import { appointmentNumber } from '@/lib/appointments/appointment'
import { caseNumber } from '@/lib/cases/assist-case'
import { clientName } from '@/lib/clients/client'
import type { AccessRow, AccessSum } from '@/lib/history/access'
import { viewedWords } from '@/lib/history/viewed'
import { historyWords } from '@/lib/history/words'
import type { MailStatus } from '@/lib/mail/mail'
import { type Role, roleWords } from '@/lib/people/person'
import { requestNumber } from '@/lib/requests/request'

const mailWords: Readonly<Record<MailStatus, string>> = {
  queued: 'waits to be sent',
  claimed: 'is being sent',
  sent: 'was sent',
  failed: 'did not arrive',
  parked: 'may have arrived',
}

export const roleOf = (role: string | null): string => roleWords[role as Role] ?? ''

/** Who it was: a person, the client themselves, or a rule. */
export function whoWords({ by, role, rule, kind, onBehalfOf }: AccessRow): { name: string; line: string } {
  if (by === null) return kind === 'sent' ? { name: 'The client', line: '' } : { name: 'By rule', line: rule ?? '' }
  return { name: by, line: onBehalfOf ? `${roleOf(role)}, for ${onBehalfOf}` : roleOf(role) }
}

/** What was opened, sent or done, and what more is known of it. */
export function whatWords(row: AccessRow, zone: string): { title: string; line: string } {
  if (row.kind === 'opened') return { title: viewedWords(row.what), line: '' }
  if (row.kind === 'sent') {
    const status = mailWords[row.status as MailStatus] ?? ''
    return { title: `“${row.subject ?? ''}”`, line: [row.toAddress, status].filter(Boolean).join(', ') }
  }
  const { title, detail = '' } = historyWords({ ...row, id: row.key, event: row.what }, zone)
  const about = row.aboutPerson && row.kind === 'did' ? `About ${row.aboutPerson}` : ''
  return { title, line: [about, detail].filter(Boolean).join('. ') }
}

/** The numbers a row is about. */
export const aboutWords = (row: AccessRow): string[] => [
  ...(row.case === null ? [] : [caseNumber(row.case)]),
  ...(row.request === null ? [] : [requestNumber(row.request)]),
  ...(row.appointment === null ? [] : [appointmentNumber(row.appointment)]),
]

type Names = Pick<AccessRow, 'givenName' | 'familyName' | 'preferredName'>

/** The client of a row, '' where it is of none. */
export const clientOfRow = ({ givenName, familyName, preferredName }: Names): string =>
  givenName === null || familyName === null ? '' : clientName({ givenName, familyName, preferredName })

/** Whom a sum is of. */
export function sumWords(sum: AccessSum): { name: string; line: string } {
  if (sum.who === 'client') return { name: 'The client', line: 'Mails to their own address' }
  if (sum.who === 'rule') return { name: 'By rule', line: 'Nobody looked at it' }
  if (sum.who === 'none') return { name: 'No client', line: 'Their own account, calendar, people' }
  return { name: sum.name ?? clientOfRow(sum), line: roleOf(sum.role) }
}
