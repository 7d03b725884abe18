import { Button } from '@/components/ui/button'
import { BareSelect } from '@/components/ui/select'
import { longDate } from '@/lib/clocks/calendar-date'
import type { Period } from '@/lib/statistics/statistics'

type Props = {
  periods: readonly Period[]
  period: Period | null
  /** Where there are several to choose from. */
  organisations?: readonly { id: string; name: string }[]
  organisation?: string
}

/** Which organisation and which period: a form of the address, which works without scripts. */
export function PeriodChoice({ periods, period, organisations, organisation }: Props) {
  if (!organisations && periods.length === 0) return null
  return (
    <form className="flex flex-wrap items-center gap-2">
      {organisations && (
        <div className="w-56 max-md:w-full">
          <BareSelect
            name="organisation"
            aria-label="Organisation"
            defaultValue={organisation ?? ''}
            placeholder="Choose an organisation"
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      {periods.length > 0 && (
        <div className="w-80 max-md:w-full">
          <BareSelect
            name="period"
            aria-label="Period"
            defaultValue={period?.key}
            options={periods.map((one) => ({ value: one.key, label: periodWords(one) }))}
          />
        </div>
      )}
      <Button type="submit" className="max-md:w-full">
        Show
      </Button>
    </form>
  )
}

/** '1 July 2025 to 30 June 2026, the year' */
export const periodWords = ({ from, to, parts }: Period): string =>
  `${longDate(from)} to ${longDate(to)}${parts.length > 1 ? ', the year' : ''}`
