import { type LedgerKind, ledgerWords } from '@/components/ui/ledger'
import { LedgerSwatch } from '@/components/ui/ledger-sum'

const kinds = ['completed', 'charged', 'scheduled', 'remaining', 'pending', 'asked'] as const satisfies LedgerKind[]

/** What the units of the strips mean, once for the whole list. */
export function StripLegend() {
  return (
    <ul aria-label="Units of the strips" className="flex flex-wrap gap-x-6 gap-y-1.5 px-6 py-4 text-ink-2 max-md:px-4">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-2">
          <LedgerSwatch kind={kind} crossing={false} />
          {ledgerWords[kind]}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <LedgerSwatch kind="asked" crossing />
        this request, from the threshold on
      </li>
    </ul>
  )
}
