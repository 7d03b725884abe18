import { drawnUnits } from '@/components/cases/ledger-words'
import { Card } from '@/components/ui/card'
import { LedgerList } from '@/components/ui/ledger-list'
import { LedgerStrip } from '@/components/ui/ledger-strip'
import { LedgerSum } from '@/components/ui/ledger-sum'
import { LedgerTrack } from '@/components/ui/ledger-track'
import { linkClasses } from '@/components/ui/text-link'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'
import { meterParts } from './meter-words'

type Props = { facts: FormFacts; live: LiveCount }

/** Sessions in 12 months, counted while the form changes: the track, the sum, and every one of them with its reason. */
export function SessionMeter({ facts, live: { ledger } }: Props) {
  const units = drawnUnits(ledger, facts)
  const { threshold, total } = ledger
  return (
    <Card title="Sessions in 12 months" className="relative max-md:hidden">
      <LedgerTrack units={units} threshold={threshold} low />
      <div className="mt-4">
        <LedgerSum parts={meterParts(ledger, facts)} total={total} threshold={threshold} layout="column" />
      </div>
      <EachSession units={units} threshold={threshold} place="absolute top-4.5 right-5" />
    </Card>
  )
}

/** The same on a phone, under the number: strip, total and verdict. */
export function ShortMeter({ facts, live: { ledger }, children }: Props & { children: React.ReactNode }) {
  const crossed = ledger.reachesThreshold
  const units = drawnUnits(ledger, facts)
  return (
    <div className="rounded-lg border border-line bg-sunken p-3.5 md:hidden">
      <p className="flex items-baseline justify-between font-semibold">
        Sessions in 12 months
        <span className={crossed ? 'text-lg text-ember-ink' : 'text-lg'}>{ledger.total}</span>
      </p>
      <LedgerStrip units={units} threshold={ledger.threshold} size="full" className="mt-1" />
      <div className="mt-3">{children}</div>
      <EachSession units={units} threshold={ledger.threshold} place="block w-fit py-2.5" />
    </div>
  )
}

type Each = { units: ReturnType<typeof drawnUnits>; threshold: number; place: string }

function EachSession({ units, threshold, place }: Each) {
  return (
    <details className="group/list print:hidden">
      <summary className={`${linkClasses} ${place} cursor-pointer list-none`}>
        <span className="group-open/list:hidden">See each one</span>
        <span className="hidden group-open/list:inline">Hide the list</span>
      </summary>
      <div className="mt-3 max-h-96 overflow-auto border-t border-line pt-2">
        <LedgerList units={units} threshold={threshold} />
      </div>
    </details>
  )
}
