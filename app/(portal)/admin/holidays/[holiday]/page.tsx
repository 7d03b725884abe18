import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HolidaysSide } from '@/components/holidays/holidays-side'
import { RemoveHolidayForm } from '@/components/holidays/remove-holiday-form'
import { RenameHolidayForm } from '@/components/holidays/rename-holiday-form'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { fullDate } from '@/lib/clocks/calendar-date'
import { effectWords, holidayCode, stateLabel } from '@/lib/holidays/holiday'
import { holidayOf } from '@/lib/holidays/queries'
import { paths } from '@/lib/paths'
import { requireAdministrator } from '@/lib/sign-in/gates'
import { remove, rename } from '../actions'

export const metadata: Metadata = { title: 'Holiday' }

type Props = { params: Promise<{ holiday: string }> }

/** One public holiday: to rename it, or to remove it once it is said what that does. */
export default async function HolidayPage({ params }: Props) {
  const administrator = await requireAdministrator()
  const holiday = await holidayOf(administrator, (await params).holiday)
  if (!holiday) notFound()
  const { state, day, name, moved, stays } = holiday
  const code = holidayCode(holiday)
  const back = paths.holidays({ state, year: day.slice(0, 4) })
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: 'Holidays', href: back }, { label: name }]}
        line={`${fullDate(day)}, ${stateLabel(state)}`}
      />
      <PageBody side={<HolidaysSide />} sideName="About holidays">
        <RenameHolidayForm send={rename} holiday={code} name={name} />
        <RemoveHolidayForm send={remove} holiday={code} effect={effectWords(moved, stateLabel(state))} stays={stays} />
      </PageBody>
    </>
  )
}
