import { Card } from '@/components/ui/card'
import { LedgerList } from '@/components/ui/ledger-list'
import { LedgerStrip } from '@/components/ui/ledger-strip'
import { LedgerLegend, LedgerSum } from '@/components/ui/ledger-sum'
import { LedgerTrack } from '@/components/ui/ledger-track'
import { linkClasses } from '@/components/ui/text-link'
import { longDate } from '@/lib/clocks/calendar-date'
import type { Ledger } from '@/lib/entitlement/ledger'
import { type Drawing, drawnUnits, grantedWords, requestVerdict, sumParts } from './ledger-words'

type Props = Drawing & {
  ledger: Ledger
  /** "over all of Mei-Lin's cases" */
  over: string
  /** The most that a request may ask for; null where none may be made, and then there is no verdict. */
  most: number | null
  /** What the case was granted. */
  granted?: { entitled: number; approved: number }
}

/** The session ledger: every session drawn, the sum, what a request would need, and the same units as a list. */
export function SessionLedger({ ledger, over, most, granted, ...drawing }: Props) {
  const { threshold, total, window } = ledger
  const units = drawnUnits(ledger, drawing)
  const dates = `${longDate(window.from)} to ${longDate(window.to)}, ${over}`
  return (
    <Card title="Session ledger" line={<span className="max-md:hidden">{dates}</span>} className="relative">
      <p className="absolute top-4.5 right-4 text-ink-2 md:hidden">
        <b className="text-ink">{total}</b> in 12 months
      </p>
      <div className="max-md:hidden">
        <LedgerTrack units={units} threshold={threshold} />
        <div className="mt-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-t border-line pt-4">
          <LedgerSum parts={sumParts(ledger)} total={total} threshold={threshold} />
          {(granted || most !== null) && (
            <div className="ml-auto text-right">
              {granted && <p className="text-ink-2">{grantedWords(granted)}</p>}
              {most !== null && <p className="font-semibold">{requestVerdict(ledger, most)}</p>}
            </div>
          )}
        </div>
      </div>
      <div className="space-y-3 md:hidden">
        <LedgerStrip units={units} threshold={threshold} size="full" />
        <LedgerLegend units={units} threshold={threshold} />
        {most !== null && (
          <p className="border-t border-line pt-3 text-sm font-semibold">{requestVerdict(ledger, most)}</p>
        )}
      </div>
      <ShowAsList>
        <LedgerList units={units} threshold={threshold} />
      </ShowAsList>
      <LedgerList units={units} threshold={threshold} className="hidden w-full text-left print:table" />
    </Card>
  )
}

/** Its summary stands at the top right of the card, as a link would; on a phone under the sum. Works without scripts. */
function ShowAsList({ children }: { children: React.ReactNode }) {
  return (
    <details className="group/list mt-3 print:hidden">
      <summary
        className={`${linkClasses} w-fit cursor-pointer list-none py-0.5 max-md:py-3 md:absolute md:top-4.5 md:right-5`}
      >
        <span className="group-open/list:hidden">Show as a list</span>
        <span className="hidden group-open/list:inline">Hide the list</span>
      </summary>
      <div className="mt-2 overflow-x-auto border-t border-line pt-2">{children}</div>
    </details>
  )
}
