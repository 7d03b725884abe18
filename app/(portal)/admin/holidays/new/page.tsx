import type { Metadata } from 'next'
import { HolidaysSide } from '@/components/holidays/holidays-side'
import { NewHolidayForm } from '@/components/holidays/new-holiday-form'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { daysToKeep, todayIn } from '@/lib/holidays/holiday'
import { holidaySearchSchema } from '@/lib/holidays/schema'
import { paths } from '@/lib/paths'
import { requireAdministrator } from '@/lib/sign-in/gates'
import { add } from '../actions'

export const metadata: Metadata = { title: 'Add a holiday' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Adds a public holiday to one state or several. */
export default async function NewHolidayPage({ searchParams }: Props) {
  await requireAdministrator()
  const { state } = holidaySearchSchema.parse(await searchParams)
  const today = todayIn(state, now())
  return (
    <>
      <PageHeader
        title="Add a holiday"
        crumbs={[{ label: 'Holidays', href: paths.holidays({ state }) }, { label: 'Add a holiday' }]}
        line="Open requests that count the day get a new due date at once."
      />
      <PageBody side={<HolidaysSide />} sideName="About holidays">
        <NewHolidayForm send={add} today={today} days={daysToKeep(today)} start={{ [state]: 'yes' }} />
      </PageBody>
    </>
  )
}
