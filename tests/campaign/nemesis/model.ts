import { eventsOf, type Happened, type Operation } from './operation'

/** How far two clocks of one machine, read at different moments of a request, may differ. */
const slack = 1_500

/**
 * Holds what people were told against what happened. What was confirmed happened once, between its beginning and its end; what was
 * refused did not; what nobody could confirm happened once or not at all; and nothing happened that nobody asked for. Returns a line
 * for each thing that is otherwise.
 */
export function differences(operations: readonly Operation[], happened: readonly Happened[]): string[] {
  const left = new Map<string, Happened[]>()
  for (const one of happened) left.set(placeOf(one), [...(left.get(placeOf(one)) ?? []), one])
  const take = (operation: Operation): boolean => {
    for (const event of eventsOf[operation.kind]) {
      const rows = left.get(placeOf({ ...operation, event })) ?? []
      const fits = rows.findIndex(({ at }) => at >= operation.startedAt - slack && at <= operation.endedAt + slack)
      if (fits >= 0) return rows.splice(fits, 1).length === 1
    }
    return false
  }
  // What was confirmed takes its row first, so that what is unknown cannot take it away.
  const confirmed = operations.filter(({ outcome }) => outcome === 'ok')
  const lost = confirmed.filter((operation) => !take(operation))
  for (const operation of operations.filter(({ outcome }) => outcome === 'unknown')) take(operation)
  const unasked = [...left.values()].flat()
  return [
    ...lost.map((operation) => `${words(operation)} was confirmed and is not in history`),
    ...unasked.map(
      ({ event, request, by, at }) =>
        `${event} of ${request} by ${by} at ${new Date(at).toISOString()}: nobody asked for it, or it happened twice`,
    ),
  ]
}

const byKey: readonly string[] = [...eventsOf.submit, ...eventsOf.book]

/** A submit and a booking are known by their keys: they may have no number that anybody was told. */
const placeOf = ({ event, request, key, by }: Pick<Happened, 'event' | 'request' | 'key' | 'by'>) =>
  `${event} ${byKey.includes(event) ? key : request} ${by}`

const words = ({ kind, request, key, by, startedAt }: Operation) =>
  `${kind} of ${request || key} by ${by} at ${new Date(startedAt).toISOString()}`

/** A mail's row, and how often its message was taken by the server that mails were sent to. */
export type MailEnd = { id: string; event: string; status: string; taken: number }

/** Every mail arrived once, or a person knows that it may not have: nothing waits, nothing came twice. */
export function mailDifferences(mails: readonly MailEnd[]): string[] {
  const lawful: Record<string, (taken: number) => boolean> = {
    sent: (taken) => taken === 1,
    parked: (taken) => taken <= 1,
    failed: (taken) => taken === 0,
  }
  return mails
    .filter(({ status, taken }) => !lawful[status]?.(taken))
    .map(({ id, event, status, taken }) => `mail ${id} (${event}) is ${status} and was taken ${taken} times`)
}
