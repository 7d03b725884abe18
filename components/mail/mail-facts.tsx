import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { isClosed } from '@/lib/mail/lifecycle'
import type { MailView } from '@/lib/mail/list'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

type Props = { view: MailView; zone: string }

const settledWords: Readonly<Record<string, string>> = { sent: 'Delivered', failed: 'Given up', parked: 'Parked' }

/** What is known of its tries, and what an administrator said about it. */
export function TryFacts({ view: { mail }, zone }: Props) {
  const { attempts, queuedAt, status, nextAttemptAt, settledAt, bouncedAt, lastError, closedAt, closedBy } = mail
  const time = (label: string, at: Date | null) => (at ? [{ label, value: dateAndTime(at, zone) }] : [])
  return (
    <Card title="Tries">
      <Facts
        className="[overflow-wrap:anywhere]"
        items={[
          { label: 'Tries', value: String(attempts) },
          ...time('Written', queuedAt),
          ...time('Next try', status === 'queued' ? nextAttemptAt : null),
          ...time(settledWords[status] ?? '', status in settledWords ? settledAt : null),
          ...time('Came back', bouncedAt),
          ...(lastError ? [{ label: 'Last answer', value: <bdi>{lastError}</bdi> }] : []),
          ...(mail.closedReason && closedBy && isClosed(mail)
            ? [
                { label: 'Settled by', value: closedBy.name },
                ...time('Settled', closedAt),
                { label: 'Why', value: <bdi>{mail.closedReason}</bdi> },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** Whom and what it is about, as far as administrators may follow. */
export function AboutFacts({ view: { mail } }: Pick<Props, 'view'>) {
  const { request, person, clientId } = mail
  const client = clientId ?? request?.clientId
  return (
    <Card title="About">
      <Facts
        items={[
          ...(request
            ? [
                { label: 'Request', value: <span className="reference">{requestNumber(request.reference)}</span> },
                {
                  label: 'Organisation',
                  value: (
                    <TextLink href={paths.organisation(request.organisation.id)}>{request.organisation.name}</TextLink>
                  ),
                },
              ]
            : []),
          ...(person
            ? [{ label: 'Went to', value: <TextLink href={paths.person(person.id)}>{person.name}</TextLink> }]
            : []),
          ...(clientId ? [{ label: 'Went to', value: 'The client' }] : []),
          ...(client
            ? [{ label: 'Client', value: <TextLink href={paths.access({ client })}>Who could have seen it</TextLink> }]
            : []),
        ]}
      />
    </Card>
  )
}
