import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { MailView } from '@/lib/mail/list'
import { paths } from '@/lib/paths'
import { StateTag } from './state-tag'

type Props = { view: MailView; zone: string }

/** The mails that stand for one another, the first one first: who sent it again, why, and what became of each. */
export function SentAgain({ view: { mail, chain }, zone }: Props) {
  if (chain.length < 2) return null
  return (
    <Card title="Sent again" flush>
      <ol className="border-t border-line">
        {chain.map((one) => (
          <li key={one.id} className="space-y-1 border-b border-line px-5 py-3.5 last:border-0 max-md:px-4">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              {one.id === mail.id ? (
                <b aria-current="true">{dateAndTime(one.queuedAt, zone)}, this one</b>
              ) : (
                <TextLink href={paths.mail(one.id)}>{dateAndTime(one.queuedAt, zone)}</TextLink>
              )}
              <StateTag mail={one} />
            </div>
            <p className="text-ink-2 [overflow-wrap:anywhere]">
              To <bdi>{one.toAddress}</bdi>
            </p>
            {one.by && (
              <p className="[overflow-wrap:anywhere]">
                {one.by}: <bdi>{one.reason}</bdi>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
