import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { maskedAddress } from '@/lib/clients/client'
import { calendarDate, dateAndTime, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { clientOutcome, clientOutcomeWords } from './client-outcome'
import type { RequestView } from './request-view'

/** What was asked, for whom, by whom, and where the outcome goes. */
export function RequestFacts({ view }: { view: RequestView }) {
  const { read, granted } = view
  const reviewed = read.stays.some(({ status }) => status === 'clinical_review')
  const said = (option: { label: string; saysWhat: boolean } | null, other: string) =>
    option?.saysWhat && other ? `Other: ${other}` : option?.label
  const items = [
    { label: 'Client', value: <TextLink href={paths.client(read.client.id)}>{view.client}</TextLink> },
    {
      label: 'Case',
      value: (
        <TextLink href={paths.case(view.case)} reference>
          {view.case}
        </TextLink>
      ),
    },
    ...again('Asks again after', read.askedAgainOf ? [read.askedAgainOf] : []),
    ...again(
      'Asked again by',
      read.askedAgainBy.filter(({ status }) => status !== 'draft'),
    ),
    { label: 'Requestor', value: `Consultant, ${read.consultant.name}` },
    ...(read.urgent ? [{ label: 'Urgent', value: 'Yes, by its goal' }] : []),
    { label: 'Sessions asked', value: read.sessionsAsked },
    ...(granted === null ? [] : [{ label: 'Sessions approved', value: granted }]),
    { label: 'Date of request', value: read.dateOfRequest && longDate(calendarDate(read.dateOfRequest)) },
    { label: 'Goal', value: said(read.goal, read.goalOther) },
    { label: 'Referral', value: said(read.pathway, read.pathwayOther) },
    ...(reviewed ? [{ label: 'Further details', value: details(view) }] : []),
    { label: "Client's outcome", value: <Outcome view={view} /> },
  ]
  return (
    <Card title="The request">
      <Facts items={items} />
    </Card>
  )
}

/** Where they are read again; of practice staff who do not read them, that they are answered. */
function details({ number, unread, read }: RequestView) {
  if (unread) return `Answered, ${read.consultant.name} reads them`
  return <TextLink href={paths.furtherDetails(number)}>Read them</TextLink>
}

/** The request before or after this one, linked. */
const again = (label: string, requests: readonly { reference: string }[]) =>
  requests.map(({ reference }) => ({
    label,
    value: (
      <TextLink href={paths.request(requestNumber(reference))} reference>
        {requestNumber(reference)}
      </TextLink>
    ),
  }))

/** Where it goes, and what became of it. */
function Outcome({ view }: { view: RequestView }) {
  const outcome = clientOutcome(view)
  if (!outcome) return outcomeTo(view)
  const on = 'at' in outcome ? ` ${dateAndTime(outcome.at, view.zone)}` : ''
  return (
    <>
      {outcomeTo(view)}
      <span className="block text-sm font-normal text-ink-2">
        {clientOutcomeWords(outcome)}
        {on}
      </span>
    </>
  )
}

function outcomeTo({ read: { consent, client } }: RequestView): string {
  if (consent?.outcomeTo === 'another_address' && consent.address) return `To ${maskedAddress(consent.address)}`
  if (consent?.outcomeTo === 'client' && client.email) return `To ${maskedAddress(client.email)}`
  return 'No email, you tell the client'
}
