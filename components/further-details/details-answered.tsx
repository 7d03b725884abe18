import { Card } from '@/components/ui/card'
import { DetailsUnread } from './details-unread'
import type { DetailsView } from './details-view'

/** What was sent to the clinical leader, to read again; nothing where nothing was answered. */
export function DetailsAnswered({
  view: { questions, answers, saved, unread, answered: codes },
}: {
  view: DetailsView
}) {
  if (unread) return <DetailsUnread {...{ why: unread, questions, answered: codes }} />
  const answered = questions.filter(({ code }) => answers[code])
  if (answered.length === 0) return null
  return (
    <Card title="Further details" aside={`Saved ${saved.words}`}>
      <dl className="max-w-[40rem] space-y-4">
        {answered.map(({ code, label }) => (
          <div key={code}>
            <dt className="text-sm text-ink-3">{label}</dt>
            <dd className="text-md break-words whitespace-pre-line">{answers[code]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
