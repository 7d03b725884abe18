import type { Claimed } from '@/lib/mail/claim'
import type { Delivery, Tried } from '@/lib/mail/keep'

/** Mails that come to an end within this many milliseconds are kept, and others claimed in their place, together. */
const gatherFor = 15
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

type Deliveries = {
  /** How many mails may be on their way at once. */
  most: number
  claim: (most: number) => Promise<Claimed[]>
  send: (mail: Claimed) => Promise<Tried>
  keep: (tried: readonly Tried[]) => Promise<Delivery[]>
  told: (delivery: Delivery) => void
  /** Told of what should not happen: what is not kept yet is kept at the next wake. */
  failed: (error: unknown) => void
}

/**
 * Sends mails side by side. One loop keeps what became of those that are done and claims as many as there are hands free, so that
 * under load both come in few statements, and no mail is claimed before it can be sent. `wake` says that there may be some; `stop`
 * claims no more and resolves when what was begun is kept, or cannot be within `tries`.
 */
export function deliveries({ most, claim, send, keep, told, failed }: Deliveries) {
  const sending = new Set<Promise<void>>()
  let done: Tried[] = []
  let [wakes, seen, turning, stopping] = [0, 0, false, false]
  let turned = Promise.resolve()

  const begin = (mail: Claimed) => {
    const sent: Promise<void> = send(mail)
      .then((tried) => void done.push(tried))
      .catch(failed)
      .finally(() => {
        sending.delete(sent)
        wake()
      })
    sending.add(sent)
  }

  /** What was sent must not be forgotten because the database was away for a while. */
  const keepDone = async () => {
    const tried = done
    done = []
    if (tried.length === 0) return
    try {
      for (const delivery of await keep(tried)) told(delivery)
    } catch (error) {
      done = [...tried, ...done]
      throw error
    }
  }

  const turn = async () => {
    turning = true
    try {
      while (seen !== wakes) {
        if (done.length > 0) await pause(gatherFor)
        seen = wakes
        await keepDone()
        const free = stopping ? 0 : most - sending.size
        const claimed = free > 0 ? await claim(free) : []
        claimed.forEach(begin)
        if (claimed.length > 0) wakes += 1 // there may be more
      }
    } catch (error) {
      failed(error)
    } finally {
      turning = false
    }
  }

  const wake = () => {
    wakes += 1
    if (!turning) turned = turn()
  }

  return {
    wake,
    async stop(tries = 60) {
      stopping = true
      await Promise.all(sending)
      for (let left = tries; left > 0; left -= 1) {
        await turned
        if (done.length === 0) return
        wake()
        await turned
        if (done.length > 0) await pause(250)
      }
    },
  }
}
