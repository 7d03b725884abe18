import type { Metadata } from 'next'
import { PeriodChoice, periodWords } from '@/components/statistics/period-choice'
import { StatisticsBody } from '@/components/statistics/statistics-body'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdministrator } from '@/lib/sign-in/gates'
import { statisticsOfAny } from '@/lib/statistics/queries'
import { statisticsSchema } from '@/lib/statistics/schema'

export const metadata: Metadata = { title: 'Statistics' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One organisation in figures, as its reviewers read them: what is printed here may be handed to it. */
export default async function AdminStatisticsPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const asked = statisticsSchema.parse(await searchParams)
  const { organisations, chosen, periods, period, figures } = await statisticsOfAny(administrator, asked)
  return (
    <>
      <PageHeader
        title="Statistics"
        line={chosen && period ? `${chosen.name}, requests decided from ${periodWords(period)}` : undefined}
      />
      <PageBody>
        <PeriodChoice {...{ periods, period, organisations, organisation: chosen?.id }} />
        {chosen ? (
          <StatisticsBody period={period} figures={figures} />
        ) : (
          <EmptyState title="Choose an organisation">Its figures are shown as its reviewers see them.</EmptyState>
        )}
      </PageBody>
    </>
  )
}
