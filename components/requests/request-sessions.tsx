import { drawnUnits } from '@/components/cases/ledger-words'
import { Card } from '@/components/ui/card'
import { LedgerList } from '@/components/ui/ledger-list'
import { LedgerStrip } from '@/components/ui/ledger-strip'
import { LedgerTrack } from '@/components/ui/ledger-track'
import type { Ledger } from '@/lib/entitlement/ledger'
import { isOpen } from '@/lib/requests/request'
import { countWords } from './count-words'
import type { RequestView } from './request-view'

type Props = { view: RequestView; ledger: Ledger /** What can still be booked on the case. */; remaining: number }

const unitsOf = ({ read, today }: RequestView, ledger: Ledger) => {
  const own = read.client.cases.filter(({ consultantId }) => consultantId === read.consultantId)
  return drawnUnits(ledger, { own: own.map(({ number }) => number), today })
}

/** Beside the request: the count in one line, and what can be booked meanwhile. */
export function RequestStrip({ view, ledger, remaining }: Props) {
  const units = unitsOf(view, ledger)
  const only =
    remaining === 0
      ? 'nothing can be booked on the case'
      : `only the ${remaining === 1 ? '1 remaining session' : `${remaining} remaining sessions`} can be booked`
  return (
    <Card title="Sessions in 12 months">
      <LedgerStrip units={units} threshold={ledger.threshold} size="full" />
      <p className="mt-3 text-ink-2">
        <b className="text-ink">{ledger.total}</b>{' '}
        {isOpen(view.status) ? `with this request. While it is open, ${only}.` : 'in the 12 months up to today.'}
      </p>
      <LedgerList units={units} threshold={ledger.threshold} className="mt-3 hidden w-full text-left print:table" />
    </Card>
  )
}

/** The count unit by unit: why a clinical review is needed, or what an approval added. */
export function RequestLedger({ view, ledger }: Omit<Props, 'remaining'>) {
  const units = unitsOf(view, ledger).map((unit) => (unit.kind === 'added' ? { ...unit, label: 'added' } : unit))
  return (
    <Card title={isOpen(view.status) ? 'Why it needs a clinical review' : 'Session ledger'}>
      <LedgerTrack units={units} threshold={ledger.threshold} className="max-md:hidden" />
      <LedgerStrip units={units} threshold={ledger.threshold} size="full" className="md:hidden" />
      <p className="mt-3 text-ink-2">{countWords(ledger, isOpen(view.status))}</p>
      <LedgerList units={units} threshold={ledger.threshold} className="mt-3 hidden w-full text-left print:table" />
    </Card>
  )
}
