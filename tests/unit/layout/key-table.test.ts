import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyTable } from '@/components/layout/key-table'

test('no key is given twice, and single ones are one sign', () => {
  const single = keyTable.filter(({ chord }) => !chord)
  expect(new Set(single.map(({ key }) => key)).size).toBe(single.length)
  expect(single.every(({ key }) => key.length === 1)).toBe(true)
})

test('what the calendar’s header and the navigation offer is in the list', () => {
  const offered = ['components/calendar/calendar-header.tsx', 'components/search/search-control.tsx'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/data-key="(.)"/g)].map(([, key]) => key),
  )
  expect(offered.length).toBeGreaterThan(3)
  expect(offered.filter((key) => !keyTable.some((entry) => entry.key === key && !entry.chord))).toEqual([])
})
