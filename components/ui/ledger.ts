/** One session of the ledger, as data. The kinds and their words are those of domain §3. */
export type LedgerUnit = {
  kind: 'completed' | 'charged' | 'scheduled' | 'remaining' | 'pending' | 'asked' | 'added'
  /** Stands above the unit, for example "18 Aug". */
  label?: string
  /** The unit in words: date, appointment and reason; the list form shows it. */
  title: string
  /** Where the list form links to, and the words of that link. */
  href?: string
  reference?: string
}

export type LedgerKind = LedgerUnit['kind']

export const ledgerWords: Record<LedgerKind, string> = {
  completed: 'completed',
  charged: 'charged',
  scheduled: 'scheduled',
  remaining: 'remaining',
  pending: 'pending',
  asked: 'this request',
  added: 'added',
}

/** What is drawn at one position: a unit, several completed ones folded together, or a place not used. */
export type LedgerPlace = {
  kind: LedgerKind | 'void'
  /** Position in the count, from 1; of a fold, the last one. */
  position: number
  label?: string
  /** How many sessions a folded place stands for. */
  folded?: number
  /** Asked for at or above the threshold. */
  crossing: boolean
  /** Which of the asked sessions this is, from 1. */
  nth?: number
}

/** Design §4: at least 16 places; beyond 24 the oldest completed sessions fold into one. */
const leastPlaces = 16
const mostPlaces = 24

/** Every place of the ledger from left to right. */
export function ledgerPlaces(units: readonly LedgerUnit[], threshold: number, least = leastPlaces): LedgerPlace[] {
  const folded = foldedCount(units, threshold)
  const shown = units.filter((unit, index) => unit.kind !== 'completed' || completedUpTo(units, index) > folded)
  let asked = 0
  const drawn = shown.map((unit, index): LedgerPlace => {
    const position = folded + index + 1
    const nth = unit.kind === 'asked' ? ++asked : undefined
    return { kind: unit.kind, position, label: unit.label, crossing: nth !== undefined && position >= threshold, nth }
  })
  const fold: LedgerPlace[] = folded > 0 ? [{ kind: 'completed', position: folded, folded, crossing: false }] : []
  const unused = Array.from({ length: Math.max(0, least - units.length) }, (_, index): LedgerPlace => {
    return { kind: 'void', position: units.length + index + 1, crossing: false }
  })
  return [...fold, ...drawn, ...unused]
}

/** The mark stands before the threshold's unit, so a fold ends before it at the latest. */
function foldedCount(units: readonly LedgerUnit[], threshold: number): number {
  if (units.length <= mostPlaces) return 0
  const completed = units.filter((unit) => unit.kind === 'completed').length
  const wanted = Math.min(units.length - mostPlaces + 1, completed, threshold - 1)
  return wanted > 1 ? wanted : 0
}

function completedUpTo(units: readonly LedgerUnit[], index: number): number {
  return units.slice(0, index + 1).filter((unit) => unit.kind === 'completed').length
}

/** How many units there are of each kind, in the order of domain §3, without empty ones. */
export function ledgerCounts(units: readonly LedgerUnit[]): { kind: LedgerKind; count: number }[] {
  return (Object.keys(ledgerWords) as LedgerKind[])
    .map((kind) => ({ kind, count: units.filter((unit) => unit.kind === kind).length }))
    .filter(({ count }) => count > 0)
}

/** The picture as one sentence: its accessible name. */
export function ledgerSentence(units: readonly LedgerUnit[], threshold: number): string {
  const parts = ledgerCounts(units).map(({ kind, count }) => `${count} ${ledgerWords[kind]}`)
  const sum = parts.length ? `: ${parts.join(', ')}` : ''
  const sessions = units.length === 1 ? '1 session' : `${units.length} sessions`
  const verdict =
    units.length >= threshold
      ? `at or above ${threshold}, clinical review is needed`
      : `clinical review from ${threshold}`
  return `${sessions} in 12 months${sum}; ${verdict}.`
}
