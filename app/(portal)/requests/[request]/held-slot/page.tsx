import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HeldSlotForm } from '@/components/requests/held-slot-form'
import { heldSlotFields } from '@/components/requests/held-slot-view'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { clientName } from '@/lib/clients/client'
import { now } from '@/lib/clock'
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
  const number = requestNumber(read.reference)
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
        line={`${clientName(read.client)}, ${number}`}
      />
      <PageBody>
        {isOpen(read.status) ? (
          <>
            <p className="max-w-[660px] text-ink-2">
              A block of your own calendar: neither the client nor the organisation is told. An approval lets you book
              it on one click; a decline, a withdrawal or a lapse frees it.
            </p>
            <HeldSlotForm request={number} {...heldSlotFields(read, consultant.timeZone, now())} send={hold} />
          </>
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
