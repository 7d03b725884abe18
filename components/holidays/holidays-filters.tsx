import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { type State, stateLabel, states } from '@/lib/holidays/holiday'
import { paths } from '@/lib/paths'

type Props = { state: State; year: number; years: readonly number[] }

/** Which state or territory, and which year; both are in the address. */
export function HolidaysFilters({ state, year, years }: Props) {
  const offered = [...new Set([...years, year])].toSorted((one, other) => one - other)
  return (
    <Form action={paths.holidays()} scroll={false} className="flex flex-wrap items-end gap-3 max-md:[&>div]:w-full">
      <Select
        name="state"
        label="State or territory"
        options={states.map((one) => ({ value: one, label: stateLabel(one) }))}
        defaultValue={state}
      />
      <Select
        name="year"
        label="Year"
        options={offered.map((one) => ({ value: String(one), label: String(one) }))}
        defaultValue={String(year)}
        className="md:min-w-28"
      />
      <Button type="submit" className="h-10 max-md:w-full">
        Show
      </Button>
    </Form>
  )
}
