import 'server-only'
import { isRefusal, type Refusal } from '@/lib/refusal'

/** Something that happened to one client at an instant. */
export type Happening = {
  readonly at: Date
  readonly client: string
  /** Waits for all that happened before, and all after waits for it: where a number has to come out right. */
  readonly alone?: boolean
  readonly tell: () => Promise<unknown>
}

/** Tells what happened in order of time: several at once, but of one client each after the other. */
export async function tellInOrder(happenings: readonly Happening[], width = 8): Promise<void> {
  const lives = new Map<string, Promise<unknown>>()
  const running = new Set<Promise<unknown>>()
  for (const { client, alone, tell } of happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    while (running.size >= (alone ? 1 : width)) await Promise.race(running)
    const told: Promise<unknown> = (lives.get(client) ?? Promise.resolve())
      .then(tell)
      .finally(() => running.delete(told))
    lives.set(client, told)
    running.add(told)
    if (alone) await told
  }
  await Promise.all(running)
}

/** What a verb gave. Throws where it refused: the story only tells what the rules allow. */
export function done<T>(result: T | Refusal, what: string): T {
  if (isRefusal(result))
    throw new Error(`The story was refused: ${what}: ${result.sentence} ${JSON.stringify(result.fields)}`)
  return result as T
}
