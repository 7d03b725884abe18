import type { Metadata } from 'next'
import { HistoryCard } from '@/components/cases/history-card'
import { HolidaysFilters } from '@/components/holidays/holidays-filters'
import { HolidaysSide } from '@/components/holidays/holidays-side'
import { HolidaysTable } from '@/components/holidays/holidays-table'
import { ToldHoliday } from '@/components/holidays/told-holiday'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { historyOfHolidays } from '@/lib/history/queries'
import { stateLabel, todayIn } from '@/lib/holidays/holiday'
import { holidaysIn } from '@/lib/holidays/queries'
import { holidaySearchSchema } from '@/lib/holidays/schema'
import { paths } from '@/lib/paths'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Holidays' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The public holidays of a state or territory in a year. */
export default async function HolidaysPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const { state, told, after, ...search } = holidaySearchSchema.parse(await searchParams)
  const year = search.year ?? Number(todayIn(state, now()).slice(0, 4))
  const [{ holidays, years }, history] = await Promise.all([
    holidaysIn(administrator, state, year),
    historyOfHolidays(administrator, { take: 8, after }),
  ])
  const [where, here] = [stateLabel(state), { state, year: String(year) }]
  const older = history.next ? paths.holidays({ ...here, after: history.next }) : undefined
  const side = (
    <>
      <HolidaysSide />
      <HistoryCard history={history} zone={timeZone} latest={after && paths.holidays(here)} older={older} />
    </>
  )
  const add = <ButtonLink href={paths.newHoliday({ state })}>Add a holiday</ButtonLink>
  return (
    <>
      <PageHeader title="Holidays" line="Public holidays, on which no clock runs." actions={add} />
      <PageBody side={side} sideName="About holidays, and history">
        {!after && <ToldHoliday told={told} state={state} entries={history.entries} />}
        <HolidaysFilters {...{ state, year, years }} />
        <Card flush title={`${where}, ${year}`}>
          {holidays.length > 0 && <HolidaysTable holidays={holidays} caption={`Holidays in ${where}, ${year}`} />}
          {holidays.length === 0 && <p className="px-5 pb-5 text-ink-2">No holiday is kept for this year yet.</p>}
        </Card>
      </PageBody>
    </>
  )
}
