import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DetailsAnswered } from '@/components/further-details/details-answered'
import { DetailsForm } from '@/components/further-details/details-form'
import { DetailsHeader } from '@/components/further-details/details-header'
import { DetailsSide } from '@/components/further-details/details-side'
import { detailsView } from '@/components/further-details/details-view'
import { FellBelow } from '@/components/further-details/fell-below'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { ledgerFrom, remainingOnCase } from '@/lib/entitlement/queries'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { furtherDetailsOf } from '@/lib/requests/queries'
import { requireConsultant } from '@/lib/sign-in/gates'
import { saveDetails, sendDetails, sendWithout } from './actions'

export const metadata: Metadata = { title: 'Further details' }

type Props = { params: Promise<{ request: string }> }

/** What a clinical leader needs to know, asked of the consultant (domain §9). */
export default async function FurtherDetailsPage({ params }: Props) {
  const consultant = await requireConsultant()
  const read = await furtherDetailsOf(consultant, (await params).request)
  const terms = read?.request.agreement
  if (!read || !terms) notFound()
  const { id: requestId, caseId, client, sessionsAsked } = read.request
  const today = dateInZone(now(), terms.timeZone)
  const counting = { caseId, requestId, asked: sessionsAsked ?? 0, dateOfRequest: today, terms }
  const count = { ledger: ledgerFrom(client, counting), remaining: remainingOnCase(client, caseId, terms, today) }
  const view = detailsView(read, count, consultant, today)
  const { number, refused, questions, answers, saved, unread } = view
  recordView(consultant, 'further_details', number)
  return (
    <>
      <DetailsHeader view={view} actingFor={actsForAnother(consultant) ? consultant.name : undefined} />
      <PageBody form stickySide sideName="Count and request" side={<DetailsSide view={view} />}>
        {refused ? (
          <Note tone="information" silent>
            {refused} <TextLink href={paths.request(number)}>Open {number}</TextLink>
          </Note>
        ) : (
          <FellBelow view={view} send={sendWithout} />
        )}
        {refused || unread ? (
          <DetailsAnswered view={view} />
        ) : (
          <DetailsForm {...{ request: number, questions, answers, saved }} send={sendDetails} save={saveDetails} />
        )}
      </PageBody>
    </>
  )
}
