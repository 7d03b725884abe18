import { Card } from '@/components/ui/card'

/** What a holiday does, and what is none. */
export function HolidaysSide() {
  return (
    <Card title="About holidays">
      <div className="space-y-3 text-ink-2">
        <p>
          On a public holiday no clock runs. A request follows the state or territory of its organisation’s agreement.
        </p>
        <p>
          A part-day holiday, such as Christmas Eve from 7 pm in South Australia, is a business day. It is not listed
          here.
        </p>
        <p>A change moves the due dates of open requests at once. Each of them keeps it in its history.</p>
      </div>
    </Card>
  )
}
