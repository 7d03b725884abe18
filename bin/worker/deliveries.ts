import { isDatabaseUnreachable } from '@/lib/database-fault'
import type { Claimed } from '@/lib/mail/claim'
import { type Delivery, inPlainWords, type Tried } from '@/lib/mail/keep'

/** Mails that come to an end within this many milliseconds are kept, and others claimed in their place, together. */
const gatherFor = 15
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

type Deliveries = {
  /** How many mails may be on their way at once. */
  most: number
  claim: (most: number) => Promise<Claimed[]>
  /** Puts back what was claimed and is not in these hands. */
  putBack: (inHands: readonly string[]) => Promise<void>
  send: (mail: Claimed) => Promise<Tried>
  keep: (tried: readonly Tried[]) => Promise<Delivery[]>
  told: (delivery: Delivery) => void
  /** Told of what should not happen: what is not kept yet is kept at the next wake or poll. */
  failed: (error: unknown) => void
}

/**
 * Sends mails side by side. One loop keeps what became of those that are done and claims as many as there are hands free, so that
 * under load both come in few statements, and no mail is claimed before it can be sent. `wake` says that there may be some; `poll`
 * also tries again to keep what could not be; `stop` claims no more and resolves when what was begun is kept, or cannot be within `tries`.
 */
export function deliveries({ most, claim, putBack, send, keep, told, failed }: Deliveries) {
  const sending = new Set<Promise<void>>()
  /** Each mail from its claim until it is kept, and what came of it once it was sent. */
  const hands = new Map<string, Tried | null>()
  /** Those that the database does not take though it is there. Each takes up a hand. */
  const stuck = new Set<string>()
  /** A claim that failed may have been made all the same. */
  let unsure = false
  let [wakes, seen, turning, stopping] = [0, 0, false, false]
  let turned = Promise.resolve()

  const begin = (mail: Claimed) => {
    hands.set(mail.id, null)
    const sent: Promise<void> = send(mail)
      .then((tried) => void hands.set(mail.id, tried))
      .catch(failed)
      .finally(() => {
        sending.delete(sent)
        wake()
      })
    sending.add(sent)
  }

  const done = () => [...hands.values()].filter((tried) => tried !== null).filter(({ mail }) => !stuck.has(mail.id))

  const keepAll = async (tried: readonly Tried[]) => {
    for (const delivery of await keep(tried)) {
      hands.delete(delivery.mail)
      told(delivery)
    }
  }

  /** The server's words are the one thing in a row that is not ours: rather without them than not at all. */
  const keepOne = async (one: Tried) => {
    try {
      await keepAll([one]).catch(() => keepAll([inPlainWords(one)]))
    } catch (error) {
      if (isDatabaseUnreachable(error)) throw error
      stuck.add(one.mail.id)
      failed(error)
    }
  }

  /** What was sent must not be forgotten because the database was away for a while, and one that it does not take must not hold up others. */
  const keepDone = async () => {
    const tried = done()
    if (tried.length === 0) return
    try {
      await keepAll(tried)
    } catch (error) {
      if (isDatabaseUnreachable(error)) throw error
      for (const one of tried) await keepOne(one)
    }
  }

  /** What a claim took whose answer was lost goes back before the next one: this worker lives, so nobody else would see to it. */
  const claimUpTo = async (free: number) => {
    if (unsure) await putBack([...hands.keys()])
    unsure = true
    const claimed = free > 0 ? await claim(free) : []
    unsure = false
    return claimed
  }

  const turn = async () => {
    turning = true
    try {
      while (seen !== wakes) {
        if (done().length > 0) await pause(gatherFor)
        seen = wakes
        await keepDone()
        const claimed = await claimUpTo(stopping ? 0 : most - sending.size - stuck.size)
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

  const poll = () => {
    stuck.clear()
    wake()
  }

  return {
    wake,
    poll,
    async stop(tries = 60) {
      stopping = true
      await Promise.all(sending)
      const left = () => done().length + stuck.size > 0 || unsure
      for (let times = tries; times > 0; times -= 1) {
        await turned
        if (!left()) return
        poll()
        await turned
        if (left()) await pause(250)
      }
    },
  }
}
