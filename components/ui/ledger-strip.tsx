import clsx from 'clsx'
import { type LedgerUnit, ledgerPlaces, ledgerSentence } from './ledger'

type Props = {
  units: readonly LedgerUnit[]
  threshold: number
  /** 8 by 16 px units for lists, or the full width of a card at 20 px. */
  size?: 'small' | 'full'
  /** The total beside it, in ember words from the threshold on. */
  total?: boolean
  className?: string
}

/** The ledger without words, for lists and panels. */
export function LedgerStrip({ units, threshold, size = 'small', total = false, className }: Props) {
  const crossed = units.length >= threshold
  const full = size === 'full'
  return (
    <span className={clsx('flex items-center gap-4', className)}>
      <span
        role="img"
        aria-label={ledgerSentence(units, threshold)}
        className={clsx('flex items-end', full ? 'w-full gap-1 pt-2 max-md:gap-[3px]' : 'shrink-0 gap-0.5 pt-1.5')}
      >
        {ledgerPlaces(units, threshold, full ? 16 : 14).map((place) => (
          <span key={place.position} className="contents">
            {place.position === threshold && <Mark crossed={crossed} full={full} />}
            <span
              className={clsx(
                'unit unit-small',
                full ? 'h-5 flex-1 rounded-sm' : 'h-4 w-2',
                place.folded && (full ? 'flex-[2]' : 'w-4'),
              )}
              data-kind={place.kind}
              data-crossing={place.crossing || undefined}
              data-nth={place.nth}
            />
          </span>
        ))}
      </span>
      {total && <span className={clsx('text-base font-semibold', crossed && 'text-ember-ink')}>{units.length}</span>}
    </span>
  )
}

function Mark({ crossed, full }: { crossed: boolean; full: boolean }) {
  return (
    <span
      className={clsx(
        'shrink-0 self-end rounded-full',
        full ? '-mt-2 mx-px h-7 w-0.5' : '-mt-1.5 h-[22px] w-0.5',
        crossed && full ? 'bg-ember' : 'bg-ink',
      )}
    />
  )
}
