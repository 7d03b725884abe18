import type { Metadata } from 'next'
import { NeedingMails } from '@/components/admin/needing-mails'
import { OverdueRequests } from '@/components/admin/overdue-requests'
import { OverviewFigures } from '@/components/admin/overview-figures'
import { SmallOrganisations } from '@/components/admin/small-organisations'
import { StoodStill } from '@/components/admin/stood-still'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { dateInZone, fullDate } from '@/lib/clocks/calendar-date'
import { overviewFor } from '@/lib/organisations/queries'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Overview' }

/** What is late or stuck. */
export default async function OverviewPage() {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const overview = await overviewFor(administrator)
  return (
    <>
      <PageHeader title="Overview" line={fullDate(dateInZone(now(), timeZone))} />
      <PageBody>
        <StoodStill still={overview.still} timeZone={timeZone} />
        <OverviewFigures {...overview} />
        <OverdueRequests requests={overview.overdue} title="Overdue" none="Nothing is overdue." />
        <OverdueRequests
          requests={overview.dueSoon}
          title="Due within 2 business days"
          none="Nothing is due within 2 business days."
        />
        <NeedingMails mails={overview.needing} timeZone={timeZone} />
        <SmallOrganisations small={overview.small} />
      </PageBody>
    </>
  )
}
