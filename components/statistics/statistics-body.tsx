import { Card } from '@/components/ui/card'
import type { Figures, Period } from '@/lib/statistics/statistics'
import { ByGoal } from './by-goal'
import { FourFigures } from './four-figures'
import { WhyMissing } from './why-missing'

/** The figures of one period with why some are missing; one sentence where there are none. */
export function StatisticsBody({ period, figures }: { period: Period | null; figures: Figures | null }) {
  if (!period)
    return <Card>No quarter has ended since the agreement began. The first figures come with the first quarter.</Card>
  if (!figures)
    return (
      <Card>
        Fewer than 5 requests were decided in this period. No figures are shown, for they could point to a person.
      </Card>
    )
  return (
    <>
      <FourFigures {...figures} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_340px]">
        <ByGoal goals={figures.goals} />
        <WhyMissing />
      </div>
    </>
  )
}
