import type { Metadata } from 'next'
import { FeedForms } from '@/components/calendar/feed-forms'
import { FeedSide } from '@/components/calendar/feed-side'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { feedOf } from '@/lib/calendar/queries'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { change, make, revoke } from './actions'

export const metadata: Metadata = { title: 'Calendar feed' }

type Props = { searchParams: Promise<{ told?: string | string[] }> }

/** The private address by which a calendar app reads this calendar. */
export default async function FeedPage({ searchParams }: Props) {
  const consultant = await requireConsultant()
  const { name, timeZone: zone } = consultant
  const { told } = await searchParams
  const feed = await feedOf(consultant)
  const shown = feed && {
    ...{ id: feed.id, detail: feed.detail, made: dateAndTime(feed.createdAt, zone) },
    lastRead: feed.lastReadAt ? dateAndTime(feed.lastReadAt, zone) : 'Never',
  }
  return (
    <>
      <PageHeader
        title="Calendar feed"
        crumbs={[{ label: 'My Calendar', href: paths.calendar() }, { label: 'Calendar feed' }]}
        line="Your appointments in the calendar app that you use already, on your phone or your computer."
        actingFor={actsForAnother(consultant) ? name : undefined}
      />
      <PageBody form side={<FeedSide consultant={name} />} sideName="About the calendar feed">
        <FeedForms
          consultant={consultant.id}
          feed={shown}
          told={told === 'changed' || told === 'revoked' ? told : null}
          actions={{ make, change, revoke }}
        />
      </PageBody>
    </>
  )
}
