/** A figure as it is shown, or why it is not: a count from 1 to 4, or one that would reveal such a count. */
export type Shown = number | 'under 5' | 'hidden'

/** Counts below this are not shown (domain §8); 0 is, for it is about nobody. */
export const leastShown = 5

const isSmall = (count: number): boolean => count > 0 && count < leastShown

/**
 * The parts of a whole that is itself shown, without the counts from 1 to 4 and without what would reveal them. Other parts,
 * the last one first, join what is left out until every small count could be any from 1 to 4; where even all do not suffice,
 * nothing is shown. The order is fixed and no size decides, so that knowing this rule does not help either.
 */
export function suppress(counts: readonly number[]): Shown[] {
  const nothing = counts.map((): Shown => 'hidden')
  const whole = counts.reduce((sum, count) => sum + count, 0)
  if (!counts.some(isSmall)) return [...counts]
  // Of all wholes, this one alone could be nothing but 4 in every part.
  if (whole === counts.length * (leastShown - 1)) return nothing
  const small = counts.filter(isSmall)
  const large = counts.flatMap((count, index) => (count >= leastShown ? [index] : [])).reverse()
  for (let joined = 0; joined <= large.length; joined += 1) {
    const hidden = large.slice(0, joined)
    const left = [...small, ...hidden.map((index) => counts[index] ?? 0)].reduce((sum, count) => sum + count, 0)
    if (tellsNothing(small.length, joined, left))
      return counts.map((count, index) => (isSmall(count) ? 'under 5' : hidden.includes(index) ? 'hidden' : count))
  }
  return nothing
}

/** Whether each of `small` counts from 1 to 4 could be any of them, where they and `large` counts from 5 on add up to `sum`. */
function tellsNothing(small: number, large: number, sum: number): boolean {
  const [least, most] = [small + leastShown * large, small * (leastShown - 1)]
  const room = leastShown - 2
  return large > 0 ? sum >= least + room : sum >= least + room && sum <= most - room
}
