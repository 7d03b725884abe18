import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import type { MailView } from '@/lib/mail/list'

/** What was sent, as text: a mail's own layout is never shown here, so nothing in it can act. */
export function Letter({ view: { mail, text, from } }: { view: MailView }) {
  return (
    <Card title="What was sent">
      <Facts
        className="[overflow-wrap:anywhere]"
        items={[
          { label: 'Subject', value: <bdi>{mail.subject}</bdi> },
          { label: 'From', value: `${mail.fromName}, ${from}` },
          { label: 'To', value: <bdi>{mail.toAddress}</bdi> },
        ]}
      />
      <div className="mt-4 border-t border-line pt-4">
        {text === null ? (
          <p className="text-ink-2">It holds a link or a code that lets somebody in, so it is not shown.</p>
        ) : (
          <p className="max-w-[660px] whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">{text}</p>
        )}
      </div>
    </Card>
  )
}
