/** The seed of this run: SEED, or always the same. */
export const seed = Number(process.env.SEED ?? 7)

/** Numbers from 0 to below 1 that follow from the seed (mulberry32), so that a run can be repeated. */
export function chance(from = seed): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
