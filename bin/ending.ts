import { factsOf, log } from '@/lib/log'

/** A signal comes several times over where a terminal and a wrapper both pass it on; a person's second one is later. In milliseconds. */
const same = 500

/**
 * Ends this process at its first SIGTERM or SIGINT: does what `end` does, then leaves with 0, or with 1 where that failed. A second
 * signal ends it at once.
 */
export function endInOrder(end: () => Promise<unknown>): void {
  let since: number | undefined
  const begin = async (signal: string) => {
    log('stopping', { signal })
    await end()
    log('stopped')
  }
  const failed = (error: unknown) => {
    log('stopped badly', factsOf(error))
    process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (since !== undefined && Date.now() - since > same) process.exit(1)
      if (since !== undefined) return
      since = Date.now()
      begin(signal).then(() => process.exit(0), failed)
    })
}

/** Waits for something, but no longer than so many milliseconds: what is closed may hang. */
export const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((done) => setTimeout(done, milliseconds))])
