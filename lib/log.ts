import { AsyncLocalStorage } from 'node:async_hooks'

// Programs and pages are bundled apart, each with a log of its own: the request that is being answered they share.
const kept = globalThis as { phoenixRequest?: AsyncLocalStorage<string> }
kept.phoenixRequest ??= new AsyncLocalStorage()
const requests = kept.phoenixRequest

/** Does the work of one request: whatever is logged on its way carries its id. */
export const inRequest = <T>(id: string, work: () => T): T => requests.run(id, work)

/** One line of JSON for one thing that happened: ids, codes and places, never an address, a name or a text. */
export function log(what: string, facts: Record<string, unknown> = {}): void {
  const request = requests.getStore()
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), what, ...(request && { request }), ...facts })}\n`,
  )
}

const mostFrames = 6

/** What may be written of an error: its kind, its codes and where it was thrown. Its message may quote what somebody typed. */
export function factsOf(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { error: typeof error }
  const { name, message, stack, code, sqlState, digest, cause } = error as Record<string, unknown>
  const frames = String(stack ?? '').split(`${message || '\0'}`)
  const places = (frames.at(-1) ?? '').match(/^\s+at .+:\d+:\d+\)?$/gm) ?? []
  const facts = { error: word(name), code: word(code ?? sqlState), digest: word(digest) }
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined)
  return {
    ...Object.fromEntries(known),
    places: places.slice(0, mostFrames).map((place) => place.trim().replace(/^at /, '')),
    ...(cause !== undefined && cause !== error && { cause: factsOf(cause) }),
  }
}

const word = (value: unknown) => (/^[\w.-]{1,60}$/.test(String(value ?? '')) ? String(value) : undefined)

/** Node would print what ends a process, message and all. */
export function endQuietly(): void {
  process.on('uncaughtException', (error) => {
    log('crashed', factsOf(error))
    process.exit(1)
  })
}
