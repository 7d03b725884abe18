import { CalendarPlus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { caseNumber } from '@/lib/cases/assist-case'
import { clientName } from '@/lib/clients/client'
import type { ClientView } from '@/lib/clients/queries'
import { type ClientPageTab, clientPageTabs } from '@/lib/clients/schema'
import { placeOfZone, zoneDifference } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = { view: ClientView; tab: ClientPageTab; zone: string; at: Date; actingFor: string | undefined }

const words: Record<ClientPageTab, string> = {
  profile: 'Profile',
  services: 'Services',
  appointments: 'Appointments',
  requests: 'Requests',
  history: 'History',
}

/** The head of a client's page: who they are, where they live by the clock, and the tabs. */
export function ClientHeader({ view: { client, services }, tab, zone, at, actingFor }: Props) {
  const name = clientName(client)
  const counts: Partial<Record<ClientPageTab, number>> = {
    services: services.length,
    appointments: services.reduce((sum, { assistCase }) => sum + assistCase.appointments.length, 0),
    requests: services.reduce((sum, { assistCase }) => sum + assistCase.requests.length, 0),
  }
  const open = services.find(({ assistCase }) => !assistCase.closedAt)
  const line = [
    client.organisation.name,
    `${placeOfZone(client.timeZone)}, ${zoneDifference(at, client.timeZone, zone)}`,
    onFile(client),
  ]
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: 'My Clients', href: paths.clients() }, { label: name }]}
        line={line.join(' · ')}
        actingFor={actingFor}
        aside={
          open && (
            <ButtonLink href={paths.newAppointment({ case: caseNumber(open.assistCase.number) })}>
              <CalendarPlus />
              Book appointment
            </ButtonLink>
          )
        }
      />
      <div className="bg-surface px-6 max-md:bg-transparent max-md:px-4">
        <Tabs
          label="About the client"
          items={clientPageTabs.map((one) => ({
            href: paths.client(client.id, one),
            label: words[one],
            count: counts[one],
            current: one === tab,
          }))}
        />
      </div>
    </>
  )
}

function onFile({ email, phone }: { email: string | null; phone: string | null }): string {
  const known = [email && 'email', phone && 'phone'].filter(Boolean)
  return known.length ? `${known.join(' and ')} on file` : 'no email or phone on file'
}
