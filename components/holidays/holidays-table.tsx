import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { longDate, weekdayName } from '@/lib/clocks/calendar-date'
import { type Holiday, holidayCode, isWeekend } from '@/lib/holidays/holiday'
import { paths } from '@/lib/paths'

/** Days on which no clock runs, by date; cards on a phone. */
export function HolidaysTable({ holidays, caption }: { holidays: readonly Holiday[]; caption: string }) {
  return (
    <Table caption={caption} cards>
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>Weekday</HeadCell>
        <HeadCell>Date</HeadCell>
      </TableHead>
      <TableBody>
        {holidays.map((holiday) => (
          <Row key={holiday.day}>
            <Cell className="max-md:order-1 max-md:col-span-full">
              <TextLink
                href={paths.holiday(holidayCode(holiday))}
                coversRow
                aria-label={`${holiday.name}, ${longDate(holiday.day)}`}
                className="font-semibold break-words"
              >
                {holiday.name}
              </TextLink>
            </Cell>
            <Cell className="text-ink-2 max-md:order-2 max-md:col-span-full">
              {weekdayName(holiday.day)}
              {isWeekend(holiday.day) && <span className="text-ink-3">, no business day anyway</span>}
            </Cell>
            <Cell className="max-md:order-3 max-md:col-span-full">{longDate(holiday.day)}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  )
}
