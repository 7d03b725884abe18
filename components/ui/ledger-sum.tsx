import clsx from 'clsx'
import { type LedgerKind, type LedgerUnit, ledgerCounts, ledgerWords } from './ledger'

/** The small square that stands for a kind of unit. */
export function LedgerSwatch({ kind, crossing = false }: { kind: LedgerKind; crossing?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className="unit unit-swatch size-[13px] shrink-0"
      data-kind={kind}
      data-crossing={crossing || undefined}
    />
  )
}

export type LedgerPart = {
  kind: LedgerKind
  count: number
  /** Second line in a column, for example "18 Aug to 10 Nov". */
  note?: string
}

type Props = {
  parts: readonly LedgerPart[]
  total: number
  threshold: number
  /** A row with signs under a track, or a column in a side panel. */
  layout?: 'row' | 'column'
}

/** The sum behind the total, as a definition list; ember words from the threshold on. */
export function LedgerSum({ parts, total, threshold, layout = 'row' }: Props) {
  return layout === 'row' ? <Row {...{ parts, total, threshold }} /> : <Column {...{ parts, total, threshold }} />
}

type Sum = Omit<Props, 'layout'>

function Row({ parts, total, threshold }: Sum) {
  const crossed = total >= threshold
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 max-md:gap-x-5">
      {parts.map((part, index) => (
        <div key={part.kind} className="relative flex flex-col-reverse">
          <dt className="flex items-center gap-1.5 text-ink-2">
            <LedgerSwatch kind={part.kind} crossing={crossed} />
            {ledgerWords[part.kind]}
          </dt>
          <dd className={clsx('text-xl', part.count === 0 && 'text-ink-3')}>{part.count}</dd>
          {index > 0 && <Sign>+</Sign>}
        </div>
      ))}
      <div className="relative flex flex-col-reverse">
        <dt className="text-ink-2">{parts.length > 5 ? 'total' : 'total in 12 months'}</dt>
        <dd className={clsx('text-xl', crossed && 'text-ember-ink')}>{total}</dd>
        <Sign>=</Sign>
      </div>
    </dl>
  )
}

function Sign({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="absolute top-0.5 -left-5 text-ink-3 max-md:hidden">
      {children}
    </span>
  )
}

function Column({ parts, total, threshold }: Sum) {
  const crossed = total >= threshold
  return (
    <dl>
      {parts.map((part) => (
        <div key={part.kind} className="flex items-center gap-2.5 py-1">
          <LedgerSwatch kind={part.kind} crossing={crossed} />
          <dt className={clsx('min-w-0 flex-1 text-ink-2', part.kind === 'asked' && 'font-semibold text-ink')}>
            <span className="mr-2.5 inline-block first-letter:uppercase">{ledgerWords[part.kind]}</span>
            {part.note && <span className="text-sm font-normal text-ink-3">{part.note}</span>}
          </dt>
          <dd className={clsx(part.count > 0 ? 'font-semibold' : 'text-ink-3')}>{part.count}</dd>
        </div>
      ))}
      <div className="mt-2 flex items-baseline justify-between border-t border-line-strong pt-2.5">
        <dt className="font-semibold">Total in 12 months</dt>
        <dd className={clsx('text-2xl', crossed && 'text-ember-ink')}>{total}</dd>
      </div>
    </dl>
  )
}

/** Under a strip: "5 completed  1 charged", only what there is. */
export function LedgerLegend({ units, threshold }: { units: readonly LedgerUnit[]; threshold: number }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2">
      {ledgerCounts(units).map(({ kind, count }) => (
        <li key={kind} className="flex items-center gap-1.5">
          <LedgerSwatch kind={kind} crossing={units.length >= threshold} />
          <b className="text-ink">{count}</b>
          {ledgerWords[kind]}
        </li>
      ))}
    </ul>
  )
}
