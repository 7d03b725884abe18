import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { holidayRows, holidaySql } from '@/prisma/holidays'

const sql = readFileSync('prisma/migrations/0004_holidays/migration.sql', 'utf8')
const has = (state: string, day: string) => sql.includes(`('${state}', '${day}', `)
const states = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA']
const where = (day: string) => states.filter((state) => has(state, day)).join(' ')

it('the migration holds what date-holidays says', () => {
  expect(sql).toBe(holidaySql(holidayRows()))
})

it('has one row a state and day, all in 2025 to 2028', () => {
  const rows = holidayRows()
  expect(new Set(rows.map(({ state, day }) => state + day)).size).toBe(rows.length)
  expect(rows.every(({ day }) => day >= '2025-01-01' && day <= '2028-12-31')).toBe(true)
})

// As gazetted by the states and territories, looked up apart from the data set.
describe('known days', () => {
  it.each([
    ['Australia Day 2026, a Monday', '2026-01-26', states.join(' ')],
    ['Australia Day 2025, moved from Sunday', '2025-01-27', states.join(' ')],
    ['not the Sunday itself', '2025-01-26', ''],
    ['Easter Monday 2026', '2026-04-06', states.join(' ')],
    ['Easter Tuesday is for public servants only', '2026-04-07', ''],
    ['after the Saturday Anzac Day of 2026', '2026-04-27', 'ACT NSW WA'],
    ['after the Sunday Anzac Day of 2027', '2027-04-26', 'ACT NSW NT QLD WA'],
    ['second Monday in June', '2026-06-08', 'ACT NSW NT SA TAS VIC'],
    ['King’s Birthday in Queensland, Labour Day elsewhere', '2026-10-05', 'ACT NSW QLD SA'],
    ['King’s Birthday in Western Australia', '2026-09-28', 'WA'],
    ['Western Australia Day, Reconciliation Day', '2026-06-01', 'ACT WA'],
    ['second Monday in March', '2026-03-09', 'ACT SA TAS VIC'],
    ['Labour Day in Queensland, May Day', '2026-05-04', 'NT QLD'],
    ['Picnic Day', '2026-08-03', 'NT'],
    ['Friday before the Grand Final', '2026-09-25', 'VIC'],
    ['Melbourne Cup', '2026-11-03', 'VIC'],
    ['the show of Brisbane alone', '2026-08-12', ''],
    ['Christmas Eve is a part-day holiday at most', '2026-12-24', ''],
    ['New Year’s Eve likewise', '2026-12-31', ''],
    ['Boxing Day 2026, moved from Saturday', '2026-12-28', states.join(' ')],
    ['Christmas Day 2027, moved from Saturday', '2027-12-27', states.join(' ')],
    ['Boxing Day 2027, moved from Sunday', '2027-12-28', states.join(' ')],
    ['New Year’s Day 2028, moved from Saturday', '2028-01-03', states.join(' ')],
  ])('%s, %s', (_, day, holding) => {
    expect(where(day)).toBe(holding)
  })
})
