import type { Instrumentation } from 'next'
import { factsOf, log } from '@/lib/log'

/** Next prints errors with their messages, which may quote what somebody typed. In production nothing of them is written but facts. */
export function register(): void {
  if (process.env.NODE_ENV !== 'production' || process.env.NEXT_RUNTIME !== 'nodejs') return
  for (const level of ['error', 'warn'] as const)
    console[level] = (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error)
      // Those with a digest are written below, with the route.
      if (!error || !('digest' in error)) log(level, error ? factsOf(error) : { said: opening(said[0]) })
    }
}

/** Of a sentence what comes before it names or quotes anything. */
const opening = (said: unknown) =>
  String(said)
    .split(/["'`:<{\n]/)[0]
    ?.slice(0, 100)

export const onRequestError: Instrumentation.onRequestError = (error, _, { routePath, routeType }) =>
  log('failed', { route: routePath, kind: routeType, ...factsOf(error) })
