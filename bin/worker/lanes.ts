type Lanes = {
  /** How many may work at once. */
  most: number
  /** Does one piece of work; false when there is none. */
  work: () => Promise<boolean>
  /** Told of what should not happen: the lane ends, the next wake opens another. */
  failed: (error: unknown) => void
}

/**
 * Lanes that work side by side while there is work. `wake` says that there may be some; one that finds some wakes another, so
 * that a burst fills all lanes and a single mail only one. `stop` takes no more work and resolves when what was begun is done.
 */
export function lanes({ most, work, failed }: Lanes) {
  const running = new Set<Promise<void>>()
  let wakes = 0
  let stopping = false

  const run = async () => {
    while (!stopping) {
      const seen = wakes
      if (await work()) open()
      else if (seen === wakes) return // woken while we looked: look again
    }
  }

  const open = () => {
    if (stopping || running.size >= most) return
    const lane: Promise<void> = run()
      .catch(failed)
      .finally(() => running.delete(lane))
    running.add(lane)
  }

  return {
    wake() {
      wakes += 1
      open()
    },
    async stop() {
      stopping = true
      await Promise.all(running)
    },
  }
}
