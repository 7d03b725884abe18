import type { Ledger } from '@/lib/entitlement/ledger'

const kinds = ['completed', 'charged', 'scheduled', 'remaining', 'pending', 'asked'] as const

/**
 * The count in words: of an open request "5 completed, 1 charged, 4 asked: 10.", otherwise "10 in 12 months: 6 completed,
 * 3 remaining, of which 2 were added by this request."
 */
export function countWords({ units, total }: Ledger, open: boolean): string {
  const added = units.filter(({ kind }) => kind === 'added').length
  const parts = kinds
    .map((kind) => ({
      kind,
      count: units.filter((unit) => unit.kind === kind).length + (kind === 'remaining' ? added : 0),
    }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}${kind === 'remaining' ? addedWords(added) : ''}`)
  return open
    ? `${parts.join(', ')}: ${total}.`
    : `${total} in 12 months${parts.length ? `: ${parts.join(', ')}` : ''}.`
}

const addedWords = (added: number): string =>
  added === 0 ? '' : `, of which ${added} ${added === 1 ? 'was' : 'were'} added by this request`
