import { describe, expect, it } from 'vitest'
import { addDays, oneYearAfter } from '@/lib/clocks/calendar-date'
import { allotmentsLeft, bookableOn, remainingOf } from '@/lib/entitlement/allotments'
import { ago, approved, assistCase, entitled, held, today } from '@/tests/unit/entitlement/story'

describe('an allotment lapses', () => {
  const used = assistCase([entitled(6)], held('completed', ago(300), ago(200)))
  const lapses = oneYearAfter(ago(300))
  it('12 months after the first completed session, on that very date', () => {
    expect(allotmentsLeft(used)[0]).toMatchObject({ lapsesOn: lapses, left: 4 })
    expect([remainingOf(used, addDays(lapses, -1)), remainingOf(used, lapses)]).toEqual([4, 0])
  })
  it('never before one is completed', () => {
    const waiting = assistCase([entitled(6)], [...held('no_show', ago(700)), ...held('scheduled', ago(-3))])
    expect(allotmentsLeft(waiting)[0]).toMatchObject({ lapsesOn: null, left: 4 })
  })
  it('12 months after its approval', () => {
    const extended = assistCase([entitled(0), approved(4, ago(300))])
    expect([remainingOf(extended, addDays(lapses, -1)), remainingOf(extended, lapses)]).toEqual([4, 0])
  })
})

describe('a session takes', () => {
  const left = (...args: Parameters<typeof assistCase>) => allotmentsLeft(assistCase(...args)).map((one) => one.left)
  it('from the oldest allotment', () => {
    expect(left([approved(4, ago(100)), entitled(6)], held('completed', ago(50), ago(40)))).toEqual([4, 4])
  })
  it('from the next once it is used up', () => {
    expect(
      left(
        [entitled(1), approved(2, ago(100)), approved(4, ago(60))],
        held('completed', ago(110), ago(50), ago(40), ago(30)),
      ),
    ).toEqual([0, 0, 3])
  })
  it('from one that has not lapsed on the session’s own date', () => {
    const lapsing = [entitled(6), approved(2, ago(10))]
    expect(left(lapsing, [...held('completed', ago(364)), ...held('scheduled', today, ago(-1), ago(-2))])).toEqual([
      4, 0,
    ])
  })
  it('when it was charged or is booked, not when it was cancelled early', () => {
    const booked = [
      ...held('client_late', ago(3)),
      ...held('no_show', ago(2)),
      ...held('commenced', today),
      ...held('scheduled', ago(-9)),
    ]
    expect(left([entitled(6)], [...booked, ...held('client_early', ago(1)), ...held('provider', ago(-1))])).toEqual([2])
  })
  it('never below 0, and not twice what was granted', () => {
    expect(left([entitled(1)], held('completed', ago(3), ago(2)))).toEqual([0])
    expect(left([entitled(1), approved(4, ago(1))], held('completed', ago(3), ago(2)))).toEqual([0, 3])
  })
})

describe('what can be booked on a date', () => {
  it('is what remains, where nothing lapses in between', () => {
    expect(bookableOn(assistCase([entitled(6)], held('completed', ago(20))), addDays(today, 7))).toBe(5)
    expect(bookableOn(assistCase([entitled(6)], [], { open: false }), today)).toBe(0)
    expect(bookableOn(assistCase([entitled(1)], held('scheduled', ago(-7))), today)).toBe(0)
  })
  it('leaves out what has lapsed by then', () => {
    const lapsing = assistCase([entitled(6), approved(2, today)], held('completed', ago(360)))
    expect([bookableOn(lapsing, today), bookableOn(lapsing, addDays(today, 30))]).toEqual([7, 2])
  })
  it('leaves later bookings what they need', () => {
    const lapsing = assistCase(
      [entitled(2), approved(2, today)],
      [...held('completed', ago(360)), ...held('scheduled', addDays(today, 30), addDays(today, 31))],
    )
    expect([bookableOn(lapsing, today), bookableOn(lapsing, addDays(today, 40))]).toEqual([1, 0])
  })
  it('is not made worse by sessions that nothing ever covered', () => {
    expect(
      bookableOn(
        assistCase([entitled(1), approved(2, ago(3))], held('completed', ago(800), ago(30), ago(20), ago(10))),
        today,
      ),
    ).toBe(0)
    expect(bookableOn(assistCase([entitled(6)], held('completed', ago(800), ago(30))), today)).toBe(0)
  })
})
