import { describe, expect, test } from 'vitest'
import { lastSessionNear } from '@/lib/clients/client'

describe('the last session is near', () => {
  test.each([
    [0, 1],
    [1, 0],
    [0, 0],
  ])('with %i left to book and %i booked', (left, booked) => {
    expect(lastSessionNear({ open: true, left, booked })).toBe(true)
    expect(lastSessionNear({ open: false, left, booked })).toBe(false)
  })

  test.each([
    [1, 1],
    [0, 2],
    [2, 0],
    [6, 0],
  ])('not with %i left to book and %i booked', (left, booked) =>
    expect(lastSessionNear({ open: true, left, booked })).toBe(false),
  )
})
