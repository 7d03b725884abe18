import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { addBusinessDays, businessDaysBetween, businessDaysLeft, isBusinessDay } from '@/lib/clocks/business-days'

// R3: every day × 8 states and territories against a second method that knows dates only as places in a list of days, and
// holidays only as lines of the migration.
const full = process.env.SIZE === 'full'
const [firstYear, lastYear] = full ? [2025, 2029] : [2026, 2026]
const states = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA']
const longest = 14
// Los Angeles beside those of R3: midnight UTC is the day before only west of Greenwich.
const servers = ['UTC', 'Australia/Perth', 'Australia/Sydney', 'Pacific/Auckland', 'America/Los_Angeles']

const sql = readFileSync('prisma/migrations/0004_holidays/migration.sql', 'utf8')
const holidaysOf = (state: string) =>
  new Set([...sql.matchAll(new RegExp(`\\('${state}', '([-\\d]+)'`, 'g'))].map(([, day = '']) => day))

/** Days from late in the year before to early in the year after, each with its weekday: 1 January 2024 was a Monday. */
function calendar(): { day: string; weekday: number }[] {
  const days: { day: string; weekday: number }[] = []
  let weekday = 1
  for (let year = 2024; year <= lastYear + 1; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const length = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
      for (let date = 1; date <= length; date += 1) {
        days.push({ day: `${year}-${`0${month}`.slice(-2)}-${`0${date}`.slice(-2)}`, weekday })
        weekday = (weekday % 7) + 1
      }
    }
  return days
}

describe('R3 business days', () => {
  const days = calendar()
  const inRange = ({ day }: { day: string }) => day >= `${firstYear}-01-01` && day <= `${lastYear}-12-31`

  it.each(states)('agree with the second method in %s', { timeout: 60_000 }, (state) => {
    const holidays = holidaysOf(state)
    const open = days.map(({ day, weekday }) => weekday <= 5 && !holidays.has(day))
    // How many business days have passed at the end of each day, and the list of all of them.
    let passed = 0
    const passedBy = open.map((one) => (passed += Number(one)))
    const business = days.filter((_, index) => open[index])
    let compared = 0
    for (const [index, { day }] of days.entries()) {
      if (!inRange({ day })) continue
      const soFar = passedBy[index] ?? 0
      const differ: string[] = []
      const same = (what: string, is: unknown, should: unknown) => {
        compared += 1
        if (is !== should) differ.push(`${what} of ${day}: ${is}, not ${should}`)
      }
      same('business', isBusinessDay(day, holidays), open[index])
      for (let n = 1; n <= longest; n += 1) {
        same(`+${n}`, addBusinessDays(day, n, holidays), business[soFar + n - 1]?.day)
        same(`-${n}`, addBusinessDays(day, -n, holidays), business[soFar - n - (open[index] ? 1 : 0)]?.day)
      }
      for (const away of [0, 1, 2, 3, 4, 7, 10, 19]) {
        const other = days[index + away]?.day ?? ''
        const apart = (passedBy[index + away] ?? 0) - soFar
        same(`to ${other}`, businessDaysBetween(day, other, holidays), apart)
        same(`left until ${other}`, businessDaysLeft(day, other, holidays), apart)
        same(`left since ${other}`, businessDaysLeft(other, day, holidays), apart === 0 ? 0 : -apart)
      }
      expect(differ).toEqual([])
    }
    expect(compared).toBeGreaterThan(full ? 90_000 : 18_000)
    console.log(`R3: ${state}, ${firstYear} to ${lastYear}: ${compared} results compared, 0 differ`)
  })

  it('are the same in whatever zone the server stands', { timeout: 60_000 }, () => {
    const { outputFiles } = buildSync({
      entryPoints: ['tests/unit/clocks/all-deadlines.ts'],
      ...{
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'node',
        define: { FIRST: String(firstYear), LAST: String(lastYear) },
      },
    })
    const results = servers.map((TZ) => {
      const child = spawnSync(process.execPath, ['--input-type=module'], {
        input: outputFiles[0]?.text ?? '',
        encoding: 'utf8',
        env: { ...process.env, TZ },
      })
      expect(child.stderr).toBe('')
      return JSON.parse(child.stdout) as { zone: string; lines: number; digest: string }
    })
    expect(results.map(({ zone }) => zone)).toEqual(servers)
    expect(results[0]?.lines).toBeGreaterThan(full ? 14_000 : 2_900)
    expect(new Set(results.map(({ digest }) => digest)).size).toBe(1)
  })
})

describe('business days', () => {
  const none: ReadonlySet<string> = new Set()
  it('take any day as day 0', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map((day) => addBusinessDays(day, 1, none))).toEqual(
      Array(3).fill('2026-11-30'),
    )
    expect(addBusinessDays('2026-11-28', 0, none)).toBe('2026-11-28')
  })
  it('count a part-day holiday, which has no row', () => {
    expect(addBusinessDays('2026-12-23', 1, holidaysOf('QLD'))).toBe('2026-12-24')
  })
  it('differ by state', () => {
    expect(['QLD', 'VIC'].map((state) => addBusinessDays('2026-11-02', 1, holidaysOf(state)))).toEqual([
      '2026-11-03',
      '2026-11-04',
    ])
  })
})
