import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Value = { stringValue?: string; intValue?: number }
export type SentSpan = {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  facts: Record<string, string | number | undefined>
}
type Sent = {
  resourceSpans: {
    scopeSpans: { spans: (Omit<SentSpan, 'facts'> & { attributes: { key: string; value: Value }[] })[] }[]
  }[]
}

/** What takes traces on loopback. `raw` is all that came, as it came. */
export async function otlpSink() {
  const spans: SentSpan[] = []
  let raw = ''
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    raw += body
    const { resourceSpans } = JSON.parse(body) as Sent
    for (const { attributes, ...span } of resourceSpans
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((one) => one.spans))
      spans.push({
        ...span,
        facts: Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue])),
      })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, spans, raw: () => raw, close: () => server.close() }
}
