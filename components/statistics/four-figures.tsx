import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { added, type Figures } from '@/lib/statistics/statistics'
import type { Shown } from '@/lib/statistics/suppress'
import { Count } from './count'

/** How many were decided, how, and how soon. */
export function FourFigures({ decided, outcomes, days }: Figures) {
  return (
    <div className="grid grid-cols-4 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
      <Figure label="Requests decided" figure={decided}>
        approved or declined
      </Figure>
      <Figure label="Approved" figure={added(outcomes.approved, outcomes.fewer)}>
        <Count shown={outcomes.approved} /> in full, <Count shown={outcomes.fewer} /> fewer
      </Figure>
      <Figure label="Declined" figure={outcomes.declined}>
        by the organisation
      </Figure>
      <Figure label="Days to decide, median" figure={days}>
        business days from received to decided
      </Figure>
    </div>
  )
}

function Figure({ label, figure, children }: { label: string; figure: Shown; children: ReactNode }) {
  return (
    <Card>
      <h2 className="font-medium text-ink-2">{label}</h2>
      <p className="mt-1 flex min-h-9 items-center text-3xl">
        <Count shown={figure} />
      </p>
      <p className="mt-0.5 flex flex-wrap items-center gap-1 text-sm text-ink-3">{children}</p>
    </Card>
  )
}
