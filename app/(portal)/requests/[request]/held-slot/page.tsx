import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HeldSlotForm } from '@/components/requests/held-slot-form'
import { slotStart } from '@/components/requests/held-slot-start'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { clientName, shortName } from '@/lib/clients/client'
import { now } from '@/lib/clock'
import { addYears, dateInZone } from '@/lib/clocks/calendar-date'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { slotOf } from '@/lib/requests/queries'
import { isOpen, requestNumber } from '@/lib/requests/request'
import { requireConsultant } from '@/lib/sign-in/gates'
import { hold } from './actions'

export const metadata: Metadata = { title: 'Hold a slot' }

type Props = { params: Promise<{ request: string }> }

/** Holds a time of the consultant's calendar for the client while the request is open (domain §11). */
export default async function HeldSlotPage({ params }: Props) {
  const consultant = await requireConsultant()
  const read = await slotOf(consultant, (await params).request)
  if (!read) notFound()
  const [{ timeZone: zone }, { client }, number] = [consultant, read, requestNumber(read.reference)]
  recordView(consultant, 'held_slot', number)
  const today = dateInZone(now(), zone)
  const title = read.heldSlot ? 'Change the held slot' : 'Hold a slot'
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: 'My Requests', href: paths.requests() },
          { label: number, href: paths.request(number) },
          { label: title },
        ]}
        actingFor={actsForAnother(consultant) ? consultant.name : undefined}
        line={`${clientName(client)}, ${number}`}
      />
      <PageBody>
        {isOpen(read.status) ? (
          <HeldSlotForm
            {...{ request: number, zone, today, until: addYears(today, 1), send: hold }}
            {...{ client: shortName(client), clientZone: client.timeZone, start: slotStart(read, zone, today) }}
          />
        ) : (
          <Note tone="information" silent>
            {number} is not open, so no slot can be held.{' '}
            <TextLink href={paths.request(number)}>Open {number}</TextLink>
          </Note>
        )}
      </PageBody>
    </>
  )
}
