import { Card } from '@/components/ui/card'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

/** The Further details as they were answered. What is only half answered stays with the consultant. */
export function DetailsCard({ view: { read, zone, status } }: { view: ReviewView }) {
  const answered = read.stays.some((stay) => stay.status === 'clinical_review')
  const [first] = read.furtherDetails
  if (!answered || !first)
    return (
      <Card title="Further details">
        <p className="text-ink-2">
          {status === 'further_details'
            ? `${read.consultant.name} has not answered them yet.`
            : 'They were not answered.'}
        </p>
      </Card>
    )
  return (
    <Card title="Further details" aside={`Answered ${dateAndTime(first.savedAt, zone)} by ${first.savedBy.name}`}>
      <dl className="max-w-[40rem] space-y-4">
        {read.furtherDetails.map(({ option, answer }) => (
          <div key={option.code}>
            <dt className="text-sm text-ink-3">{option.label}</dt>
            <dd className="text-md break-words whitespace-pre-line">{answer}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
