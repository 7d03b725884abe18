import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bundle } from '@/bin/bundle.mjs'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { plain, postOffice } from '@/tests/integration/mail/post-office'
import { patience, start } from '@/tests/integration/mail/program'
import { databaseUrl } from '@/tests/support/database'
import { otlpSink } from '@/tests/support/otlp-sink'

let sink: Awaited<ReturnType<typeof otlpSink>>
beforeAll(async () => {
  sink = await otlpSink()
})
afterAll(() => sink.close())

const traced = () => ({ DATABASE_URL: databaseUrl, OTEL_EXPORTER_OTLP_ENDPOINT: sink.url })
const named = (name: string) => sink.spans.filter((span) => span.name === name)

test('a request is a span, its statements are spans inside it, and a caller’s trace goes on', async () => {
  const server = await start('tests/support/small-server.ts', { ...traced(), TRUSTED_PROXIES: '1' })
  await server.says('"listening"')
  const port = /"port":(\d+)/.exec(server.said())?.[1]
  const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
  const ask = (traceparent: string) => fetch(`http://127.0.0.1:${port}/0?q=Quokka`, { headers: { traceparent } })
  const answer = await ask(`00-${traceId}-${spanId}-01`)
  await answer.text()
  await (await ask('00-Quokka-nonsense-01')).text()
  expect(await server.end('SIGTERM')).toBe(0)

  const [continued, own] = named('GET /slow')
  expect(continued).toMatchObject({ traceId, parentSpanId: spanId })
  expect(continued?.facts).toEqual({
    ...{ 'http.request.method': 'GET', 'http.route': '/slow', 'http.response.status_code': 200 },
    request: answer.headers.get('x-request-id'),
  })
  expect(own?.traceId).not.toBe(traceId)
  expect(own?.parentSpanId ?? '').toBe('')
  const statement = sink.spans.find(({ name, parentSpanId }) => name === 'query' && parentSpanId === continued?.spanId)
  expect(statement?.facts).toEqual({ 'db.query.text': 'SELECT 1 FROM pg_sleep($1)' })
  expect(statement?.traceId).toBe(traceId)
})

test('a mail is a span that names nobody, nor does any statement', async () => {
  const office = await postOffice()
  const worker = await start('bin/worker.ts', { ...traced(), SMTP_URL: office.url })
  await worker.says('"ready"')
  const at = new Date()
  await queueMail(db, { event: 'request-waits', ...plain('quokka@wombat.example'), subject: 'Quokka asks', at })
  await expect.poll(() => office.count('quokka@wombat.example'), patience).toBe(1)
  await vi.waitFor(async () => expect((await db.mail.findFirstOrThrow()).status).toBe('sent'), patience)
  expect(await worker.end('SIGTERM')).toBe(0)
  expect(named('mail').map(({ facts }) => facts)).toEqual([{ 'mail.event': 'request-waits', 'mail.attempt': 1 }])
  expect(named('query').length).toBeGreaterThan(3)
  expect(sink.raw()).not.toMatch(/quokka|wombat/i)
  await office.close()
})

test('nothing of it is loaded where no endpoint is named, and one that is away holds up nobody', async () => {
  const program = readFileSync(await bundle('tests/support/small-server.ts'), 'utf8')
  expect(program).toContain('import("@opentelemetry/sdk-trace")')
  expect(program).not.toMatch(/^import .*opentelemetry/m)
  const away = { DATABASE_URL: databaseUrl, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }
  const server = await start('tests/support/small-server.ts', away)
  await server.says('"listening"')
  const port = /"port":(\d+)/.exec(server.said())?.[1]
  expect(await (await fetch(`http://127.0.0.1:${port}/0`)).text()).toBe('finished')
  expect(await server.end('SIGTERM')).toBe(0)
})
