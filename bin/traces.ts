import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, SpanContext } from '@opentelemetry/api'
import { env } from '@/lib/env'
import { factsOf } from '@/lib/log'
import { type SpanFacts, traceWith } from '@/lib/traces'

/** In milliseconds: how long a batch may take to be sent, and how often one is. What cannot be sent is forgotten. */
const wait = 5_000
const every = 2_000

/**
 * Sends a span for each request, statement and mail to OTEL_EXPORTER_OTLP_ENDPOINT; where that is not set nothing of it is loaded.
 * It stays our own: registered for all, Next would add spans of its own, with addresses in them. Returns what sends the last ones.
 */
export async function startTraces(service: string): Promise<() => Promise<void>> {
  const endpoint = env().OTEL_EXPORTER_OTLP_ENDPOINT
  if (!endpoint) return async () => {}
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, { BatchSpanProcessor, TracerProvider }, otlp] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ])
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const exporter = new otlp.OTLPTraceExporter({ url, timeoutMillis: wait })
  const batches = new BatchSpanProcessor({ exporter, exportTimeoutMillis: wait, scheduledDelayMillis: every })
  const provider = new TracerProvider({ resource: resourceOf(service), spanProcessors: [batches] })
  const tracer = provider.getTracer(service)
  const around = new AsyncLocalStorage<Context>()
  const kindOf = (facts: SpanFacts) =>
    'http.route' in facts ? SpanKind.SERVER : 'db.query.text' in facts ? SpanKind.CLIENT : SpanKind.INTERNAL

  traceWith(async (name, facts, work, from) => {
    const caller = from && trace.setSpanContext(ROOT_CONTEXT, contextOf(from))
    const parent = caller || (around.getStore() ?? ROOT_CONTEXT)
    const span = tracer.startSpan(name, { attributes: { ...facts }, kind: kindOf(facts) }, parent)
    try {
      return await around.run(trace.setSpan(parent, span), () => work((learned) => span.setAttributes({ ...learned })))
    } catch (error) {
      const { error: kind, code } = factsOf(error)
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(code ?? kind) })
      throw error
    } finally {
      span.end()
    }
  })
  return () => provider.shutdown()
}

/** A W3C traceparent (its Recommendation, §3.2), written rightly. */
function contextOf(traceparent: string): SpanContext {
  const [, traceId = '', spanId = '', flags = '01'] = traceparent.split('-')
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

/** What sends: its name and nothing of the machine. */
function resourceOf(service: string) {
  const resource = {
    attributes: { 'service.name': service },
    getRawAttributes: () => [],
    merge: () => resource,
  }
  return resource as object as NonNullable<
    NonNullable<ConstructorParameters<typeof import('@opentelemetry/sdk-trace').TracerProvider>[0]>['resource']
  >
}
