import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateField } from '@/components/ui/date-field'
import { TextInput } from '@/components/ui/text-input'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import type { AccessPeriod, AccessSearch } from '@/lib/history/schema'
import { paths } from '@/lib/paths'

type Props = { search: AccessSearch; period: AccessPeriod; today: CalendarDate }

/** Whom, and between which two days. An empty name keeps whom it is about. */
export function AccessForm({ search, period, today }: Props) {
  const { q, client, person, from, to } = search
  const dates = { from: '2020-01-01', to: today, today, className: 'w-56 max-md:w-full' }
  return (
    <Card>
      <Form action={paths.access()} role="search" className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <TextInput
          key={q}
          name="q"
          label={client || person ? 'Somebody else' : 'Client or person'}
          hint="Name, email, case, appointment or request"
          optional={Boolean(client || person)}
          defaultValue={q}
          maxLength={100}
          autoComplete="off"
          className="w-80 max-md:w-full"
        />
        <DateField
          {...dates}
          key={`from ${from}`}
          name="from"
          label="From"
          hint="The whole day"
          defaultValue={from || period.from}
          {...(period.wrong.from && { error: period.wrong.from })}
        />
        <DateField
          {...dates}
          key={`to ${to}`}
          name="to"
          label="To"
          hint="The whole day"
          defaultValue={to || period.to}
          {...(period.wrong.to && { error: period.wrong.to })}
        />
        {client && <input type="hidden" name="client" value={client} />}
        {person && <input type="hidden" name="person" value={person} />}
        <Button type="submit" variant="primary" className="h-10 max-md:w-full md:mt-[46px]">
          Show
        </Button>
      </Form>
    </Card>
  )
}
