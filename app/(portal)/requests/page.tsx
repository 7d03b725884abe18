import type { Metadata } from 'next'
import { listAddress } from '@/components/requests/list-address'
import { ListFilters } from '@/components/requests/list-filters'
import { RequestList } from '@/components/requests/request-list'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { actsForAnother } from '@/lib/people/person'
import { requestsOf } from '@/lib/requests/list'
import { requireConsultant } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'My Requests' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** My Requests: what needs you first, then by due date. */
export default async function RequestsPage({ searchParams }: Props) {
  const consultant = await requireConsultant()
  const address = listAddress(await searchParams)
  const list = await requestsOf(consultant, address)
  const acting = actsForAnother(consultant)
  return (
    <>
      <PageHeader
        title="My Requests"
        actingFor={acting ? consultant.name : undefined}
        line={acting ? 'History keeps both names.' : 'Every extra sessions request you made, or that was made for you.'}
      />
      <div className="flex flex-1 flex-col bg-surface max-md:bg-transparent md:rounded-b-sheet">
        <ListFilters address={address} counts={list.counts} />
        <RequestList
          {...{ list, address }}
          context={{
            you: acting ? consultant.name : 'You',
            answersDetails: consultant.readsClinicalText,
            zone: consultant.timeZone,
            at: now(),
          }}
        />
      </div>
    </>
  )
}
