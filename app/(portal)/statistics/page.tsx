import type { Metadata } from 'next'
import { PeriodChoice, periodWords } from '@/components/statistics/period-choice'
import { StatisticsBody } from '@/components/statistics/statistics-body'
import { PageHeader } from '@/components/ui/page-header'
import { requireReviewer } from '@/lib/sign-in/gates'
import { statisticsFor } from '@/lib/statistics/queries'
import { statisticsSchema } from '@/lib/statistics/schema'

export const metadata: Metadata = { title: 'Statistics' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The reviewer's own organisation in figures. */
export default async function StatisticsPage({ searchParams }: Props) {
  const reviewer = await requireReviewer()
  const asked = statisticsSchema.parse(await searchParams)
  const { periods, period, figures } = await statisticsFor(reviewer, asked.period)
  return (
    <>
      <PageHeader large title="Statistics" line={period ? `Requests decided from ${periodWords(period)}` : undefined} />
      <div className="space-y-4">
        <PeriodChoice periods={periods} period={period} />
        <StatisticsBody period={period} figures={figures} />
      </div>
    </>
  )
}
