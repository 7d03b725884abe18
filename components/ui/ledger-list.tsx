import { type LedgerUnit, ledgerWords } from './ledger'
import { LedgerSwatch } from './ledger-sum'
import { TextLink } from './text-link'

type Props = {
  units: readonly LedgerUnit[]
  threshold: number
  caption?: string
  className?: string
}

/** The same units as a table: number, date, what it is and why. Printed after every ledger. */
export function LedgerList({ units, threshold, caption = 'Sessions in 12 months', className }: Props) {
  return (
    <table className={className ?? 'w-full text-left'}>
      <caption className="sr-only">{caption}</caption>
      <thead className="text-sm text-ink-2">
        <tr className="border-b border-line">
          <th scope="col" className="w-10 py-2 text-right font-medium">
            No.
          </th>
          <th scope="col" className="py-2 pl-4 font-medium">
            Counts as
          </th>
          <th scope="col" className="py-2 pl-4 font-medium">
            Date and reason
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map(numbered).map(({ unit, position }) => (
          <tr key={position} className="border-b border-line last:border-0">
            <td className="py-2 text-right">{position}</td>
            <td className="py-2 pl-4">
              <span className="flex items-center gap-2 whitespace-nowrap">
                <LedgerSwatch kind={unit.kind} crossing={unit.kind === 'asked' && position >= threshold} />
                {ledgerWords[unit.kind]}
              </span>
            </td>
            <td className="py-2 pl-4">
              {unit.title}
              {unit.href && (
                <>
                  {' '}
                  <TextLink href={unit.href} reference>
                    {unit.reference ?? 'Open'}
                  </TextLink>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const numbered = (unit: LedgerUnit, index: number) => ({ unit, position: index + 1 })
