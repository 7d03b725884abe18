import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { clientName } from '@/lib/clients/client'
import type { ClientView } from '@/lib/clients/queries'
import { calendarDate, longDate, placeOfZone } from '@/lib/clocks/calendar-date'

/** What is on file about a client. */
export function ClientProfile({ client }: { client: ClientView['client'] }) {
  const missing = <span className="font-normal text-ink-3">Not on file</span>
  return (
    <Card title="Profile" className="max-w-[660px]">
      <Facts
        items={[
          { label: 'Name', value: clientName(client) },
          ...(client.preferredName ? [{ label: 'Given name', value: client.givenName }] : []),
          { label: 'Organisation', value: client.organisation.name },
          { label: 'Date of birth', value: client.dateOfBirth ? longDate(calendarDate(client.dateOfBirth)) : missing },
          { label: 'Email', value: client.email ?? missing },
          { label: 'Phone', value: client.phone ?? missing },
          { label: 'Time zone', value: placeOfZone(client.timeZone) },
        ]}
      />
    </Card>
  )
}
