import Holidays from 'date-holidays'

/** The states and territories that have rows in `holiday`. */
export const states = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'] as const
export const years = [2025, 2026, 2027, 2028] as const

export type HolidayRow = { readonly state: string; readonly day: string; readonly name: string }

/**
 * The public holidays that hold for a whole state, from date-holidays. Part-day ones (Christmas Eve from 7 pm) are business
 * days (domain §5) and are left out, as are observances, bank holidays and those of one town or show.
 */
export function holidayRows(): HolidayRow[] {
  return states.flatMap((state) => {
    const calendar = new Holidays('AU', state)
    const found = years.flatMap((year) => calendar.getHolidays(year, 'en'))
    return found
      .filter(({ type, date }) => type === 'public' && date.slice(11, 19) === '00:00:00')
      .map(({ date, name }) => ({ state, day: date.slice(0, 10), name: name.replace(' (substitute day)', '') }))
      .toSorted((a, b) => a.day.localeCompare(b.day))
  })
}

/** The rows as the statement of migration 0004_holidays. */
export function holidaySql(rows: readonly HolidayRow[]): string {
  const values = rows.map(({ state, day, name }) => `  ('${state}', '${day}', '${name.replaceAll("'", "''")}')`)
  return `-- Public holidays of all states and territories, ${years[0]} to ${years.at(-1)}. Administrators add and correct rows.
INSERT INTO holiday (state, day, name) VALUES
${values.join(',\n')};
`
}

// node prisma/holidays.ts > prisma/migrations/0004_holidays/migration.sql
if (import.meta.main) process.stdout.write(holidaySql(holidayRows()))
