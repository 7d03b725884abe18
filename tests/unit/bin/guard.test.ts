import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { guard } from '@/bin/web/guard'
import { headersOf } from '@/bin/web/headers'
import { openServer } from '@/bin/web/server'
import { multipart, rawRequest, sendRaw } from '@/tests/support/raw-http'
import { action, asText, byScript, form, get, host, named, post, referred, refused, state } from './refused'

// Bytes over a real connection; behind the guard stands a page that only remembers what reached it.

let reached: { request: IncomingMessage; body: string }[] = []
let wait = 0
let server: Server
let port = 0

beforeAll(async () => {
  const guarded = { portal: new URL('https://portal.example'), proxies: 0, actions: new Set([action]) }
  const waits = { requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 50 }
  const answer = async (asked: IncomingMessage, response: Parameters<typeof guard>[1]) => {
    const request = await guard(asked, response, { ...guarded, secondsToWait: async () => wait })
    if (!request) return
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    reached.push({ request, body: Buffer.concat(chunks).toString('utf8') })
    response.end('reached')
  }
  server = openServer(headersOf(true), answer, waits).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())
beforeEach(() => {
  reached = []
  wait = 0
})

describe('the guard refuses', () => {
  it.each(refused)('%s: %i', async (_, status, bytes) => {
    const answer = await sendRaw(port, bytes)
    expect(answer.status).toBe(status)
    expect(reached).toEqual([])
    for (const [name, value] of Object.entries(headersOf(true))) expect(answer.headers.get(name), name).toBe(value)
    expect(answer.body).not.toMatch(/Error|\bat \w+ \(|node_modules/)
    expect(answer.headers.get('allow') === undefined).toBe(status !== 405)
  })

  it('too much, however little is declared', async () => {
    const head = `POST /sign-in HTTP/1.1\r\n${Object.entries({ ...form, 'transfer-encoding': 'chunked' })
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n`
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`
    const answer = await sendRaw(port, head, ...Array(15).fill(chunk), '0\r\n\r\n')
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
    expect(reached).toEqual([])
  })

  it('a body that never comes', async () => {
    const answer = await sendRaw(port, rawRequest('POST /sign-in', { ...form, 'content-length': '1000' }), 'x')
    expect([answer.status, answer.headers.get('connection')]).toEqual([408, 'close'])
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(reached).toEqual([])
  })
})

describe('the guard passes on', () => {
  const body = async () => {
    const [{ request, body = '' } = {}] = reached
    const type = String(request?.headers['content-type'])
    return [...(await new Response(body, { headers: { 'content-type': type } }).formData())]
  }

  it('a form without scripts, by the action’s id', async () => {
    const fields = [named, ['email', 'zoë@example.com'], ['to', 'a\0b']] as const
    expect((await sendRaw(port, post(form, multipart(fields)))).status).toBe(200)
    expect(await body()).toEqual([named, ['email', 'zoë@example.com'], ['to', 'ab']])
  })

  it('a form without scripts, with its state', async () => {
    expect((await sendRaw(port, post(form, multipart([...referred(), ['goal', '$5 {"$gt":""}']])))).status).toBe(200)
    expect(await body()).toEqual([...referred(), ['goal', '$5 {"$gt":""}']])
  })

  it('a form with scripts', async () => {
    const fields = [
      ['_1_$ACTION_KEY', 'k'],
      ['_1_goal', 'x'],
      ['0', `${state.slice(0, -1)},"$K1"]`],
    ] as const
    expect((await sendRaw(port, post(byScript, multipart(fields)))).status).toBe(200)
    expect(await body()).toEqual(fields)
  })

  it('a text, without NUL and with lone halves of letters as they are', async () => {
    const text = '[{"a":"$$5","b":"x\\u0000\\ud800","c":"$undefined"}]'
    expect((await sendRaw(port, post(asText, text))).status).toBe(200)
    expect(reached[0]?.body).toBe('[{"a":"$$5","b":"x\\ud800","c":"$undefined"}]')
  })

  it('a link from another site, and a look at its head', async () => {
    const led = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await sendRaw(port, get('/requests/ESR-7K3QX2?tab=all&q=100%25', led))).status).toBe(200)
    expect((await sendRaw(port, rawRequest('HEAD /requests', host))).status).toBe(200)
  })

  it('the address of the connection, whatever the browser says of itself', async () => {
    await sendRaw(
      port,
      get('/', { 'x-forwarded-for': '1.2.3.4', 'x-wait': '9', 'x-path': '/evil', 'x-forwarded-proto': 'http' }),
    )
    expect(reached[0]?.request.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' })
    for (const name of ['x-wait', 'x-path', 'x-forwarded-proto'])
      expect(reached[0]?.request.headers[name]).toBeUndefined()
  })
})

describe('what is asked too often', () => {
  beforeEach(() => {
    wait = 37
  })

  it.each([
    ['a page that is counted', get('/search?q=a')],
    ['an action that cannot say so itself', post(form, multipart([named]))],
    ['a text', post(asText, '[{"attempt":1}]')],
    ['arguments that only look like a state', post(byScript, multipart([['0', '[{"attempt":1}]']]))],
  ])('%s is told to wait', async (_, bytes) => {
    const answer = await sendRaw(port, bytes)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '37'])
    expect(answer.body).toContain('Try again in 37 seconds.')
    expect(reached).toEqual([])
  })

  it('a form says so itself, and keeps what was typed', async () => {
    const fields = [
      ['_1_goal', 'x'],
      ['0', `${state.slice(0, -1)},"$K1"]`],
    ] as const
    await sendRaw(port, post(byScript, multipart(fields)))
    await sendRaw(port, post(form, multipart(referred())))
    expect(reached.map(({ request }) => request.headers['x-wait'])).toEqual(['37', '37'])
  })
})
