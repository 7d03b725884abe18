/** What a span says besides its name: codes, patterns and statements without values; never what names anybody. */
export type SpanFacts = Readonly<Record<string, string | number>>

/** Does the work inside a span; what it learns on its way it adds. `from` is a W3C traceparent that the span continues. */
type Trace = <T>(
  name: string,
  facts: SpanFacts,
  work: (add: (facts: SpanFacts) => void) => Promise<T>,
  from?: string,
) => Promise<T>

// Set by bin/traces.ts where there is somewhere to send traces to. Programs and pages are bundled apart, so they meet here.
const kept = globalThis as { phoenixTrace?: Trace }

/** The work inside a span; where nothing is traced, the work. */
export const span: Trace = (name, facts, work, from) =>
  kept.phoenixTrace ? kept.phoenixTrace(name, facts, work, from) : work(() => {})

export function traceWith(trace: Trace): void {
  kept.phoenixTrace = trace
}
