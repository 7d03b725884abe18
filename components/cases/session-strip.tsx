import { LedgerStrip } from '@/components/ui/ledger-strip'
import type { Ledger } from '@/lib/entitlement/ledger'

type Props = {
  ledger: Ledger
  size?: 'small' | 'full'
  /** The total beside it. */
  total?: boolean
  className?: string
}

/** A count as a strip, for lists and panels. */
export function SessionStrip({ ledger, ...look }: Props) {
  return (
    <LedgerStrip units={ledger.units.map(({ kind }) => ({ kind, title: '' }))} threshold={ledger.threshold} {...look} />
  )
}
