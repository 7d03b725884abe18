import { drawnUnits } from '@/components/cases/ledger-words'
import { LedgerStrip } from '@/components/ui/ledger-strip'
import { LedgerLegend } from '@/components/ui/ledger-sum'
import type { Ledger } from '@/lib/entitlement/ledger'

/** The client's count as a strip, with what it is made of. */
export function CaseSessions({ ledger, own }: { ledger: Ledger; own: number }) {
  const units = drawnUnits(ledger, { own: [own] })
  return (
    <section aria-labelledby="sessions-in-12-months">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id="sessions-in-12-months" className="font-semibold">
          Sessions in 12 months
        </h3>
        <p className={ledger.reachesThreshold ? 'text-ember-ink' : 'text-ink-2'}>
          <b className={ledger.reachesThreshold ? '' : 'text-ink'}>{ledger.total}</b>, clinical review from{' '}
          {ledger.threshold}
        </p>
      </div>
      <LedgerStrip units={units} threshold={ledger.threshold} size="full" className="mt-2 mb-3" />
      <LedgerLegend units={units} threshold={ledger.threshold} />
    </section>
  )
}
