import clsx from 'clsx'
import { CalendarDays, Check, Hourglass, Plus, Stethoscope, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Flame, FlameGlyph } from './flame'
import { type LedgerPlace, type LedgerUnit, ledgerPlaces, ledgerSentence } from './ledger'

type Props = {
  units: readonly LedgerUnit[]
  /** The total from which a clinical review is needed. */
  threshold: number
  /** Low units for a side panel: 30 px instead of 40. */
  low?: boolean
  className?: string
}

/** Sessions drawn one by one, with a mark before the threshold's unit. One picture, named by a full sentence. */
export function LedgerTrack({ units, threshold, low = false, className }: Props) {
  const crossed = units.length >= threshold
  return (
    <div role="img" aria-label={ledgerSentence(units, threshold)} className={clsx('@container/track', className)}>
      <div className="flex items-end gap-1 pt-6 @max-2xl/track:gap-[3px]">
        {ledgerPlaces(units, threshold).map((place) => (
          <div key={place.position} className="contents">
            {place.position === threshold && <Mark threshold={threshold} crossed={crossed} />}
            <Place place={place} low={low} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Place({ place, low }: { place: LedgerPlace; low: boolean }) {
  return (
    <div className={clsx('@container min-w-0 text-center text-xs text-ink-3', place.folded ? 'flex-[2.5]' : 'flex-1')}>
      <div className="hidden h-4 justify-center whitespace-nowrap @min-[38px]:flex">{place.label}</div>
      <div
        className={clsx('unit', low ? 'h-[30px]' : 'h-10 @max-2xl/track:h-[30px]')}
        data-kind={place.kind}
        data-crossing={place.crossing || undefined}
        data-nth={place.nth}
      >
        {place.folded ? (
          <span className="font-semibold">{place.folded}</span>
        ) : (
          <span className="contents @max-[15px]:hidden">{icons[place.crossing ? 'crossing' : place.kind]}</span>
        )}
      </div>
      <div className="mt-1 @max-[13px]:invisible">{place.folded ? `1 to ${place.folded}` : place.position}</div>
    </div>
  )
}

const icons: Record<LedgerPlace['kind'] | 'crossing', ReactNode> = {
  completed: <Check />,
  charged: (
    <span className="grid size-[18px] place-items-center rounded-full bg-surface @max-[26px]:size-4">
      <X className="size-3.5 stroke-[2.2]" />
    </span>
  ),
  scheduled: <CalendarDays />,
  remaining: null,
  pending: <Hourglass />,
  asked: <Plus />,
  added: <Check />,
  void: null,
  crossing: <FlameGlyph className="size-[18px] @max-[26px]:size-3.5" />,
}

/** The line before the threshold's unit; ember once crossed. Its words are shorter where the track is narrow. */
function Mark({ threshold, crossed }: { threshold: number; crossed: boolean }) {
  return (
    <div className="relative mx-1 w-0.5 shrink-0 self-stretch @max-2xl/track:mx-px">
      <div
        className={clsx(
          'absolute inset-x-0 top-0 bottom-4 rounded-full @max-2xl/track:-top-1',
          crossed ? 'bg-ember' : 'bg-ink',
        )}
      />
      <div
        className={clsx(
          'absolute bottom-full left-0 mb-1 flex items-center gap-1.5 text-xs font-semibold whitespace-nowrap @max-2xl/track:right-0 @max-2xl/track:left-auto @max-2xl/track:mb-1.5',
          crossed ? 'text-ember-ink' : 'text-ink-2',
        )}
      >
        {crossed ? <Flame size={17} decorative /> : <Stethoscope className="size-3.5" />}
        <span className="@max-2xl/track:hidden">Clinical review from {threshold}</span>
        <span className="hidden @max-2xl/track:inline">Review from {threshold}</span>
      </div>
    </div>
  )
}
