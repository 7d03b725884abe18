import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { guard } from '@/bin/web/guard'
import { headersOf } from '@/bin/web/headers'
import { openServer } from '@/bin/web/server'
import { multipart, rawRequest, sendRaw } from '@/tests/support/raw-http'

// Bytes over a real connection; behind the guard stands a page that only remembers what reached it.

const action = '40c9cdabcfa7b18ff503dfbdbd1884f06a7efa13e3'
const unknown = '40c9cdabcfa7b18ff503dfbdbd1884f06a7efa13e4'
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

const host = { host: 'portal.example' }
const sent = { ...host, origin: 'https://portal.example' }
const form = { ...sent, 'content-type': 'multipart/form-data; boundary=seven-words' }
const byScript = { ...form, 'next-action': action }
const asText = { ...sent, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' }

const get = (path: string, headers = {}) => rawRequest(`GET ${path}`, { ...host, ...headers })
const post = (headers: Record<string, string>, body: string | Buffer, path = '/sign-in') =>
  rawRequest(`POST ${path}`, headers, body)

const named = [`$ACTION_ID_${action}`, ''] as const
const state = '[{"values":{},"fields":{},"sentence":"","attempt":0}]'
const referred = (id = action) =>
  [
    ['$ACTION_REF_7', ''],
    ['$ACTION_7:0', `{"id":"${id}","bound":"$@1"}`],
    ['$ACTION_7:1', state],
    ['$ACTION_KEY', 'k1'],
  ] as const
const many = Array.from({ length: 10_000 }, (_, at) => [`f${at}`, 'x'] as const)

const refused: [what: string, status: number, bytes: Buffer][] = [
  ['a broken escape', 400, get('/api/calendar/%E0%A4%A')],
  ['bytes that are no UTF-8', 400, get('/clients/%ff')],
  ['an encoded NUL', 400, get('/clients/%00')],
  ['an encoded NUL in a question', 400, get('/requests?q=a%00')],
  ['a broken escape in a question', 400, get('/requests?q=%E0%A4%A')],
  ['an encoded line end', 400, get('/clients/%0d%0aset-cookie:a=b')],
  ['folders up', 400, get('/../../etc/passwd')],
  ['folders up, encoded', 400, get('/_next/static/%2e%2e/%2e%2e/package.json')],
  ['an encoded slash', 400, get('/_next/static/..%2f..%2fpackage.json')],
  ['a backslash', 400, get('/\\evil.example')],
  ['two slashes', 400, get('//evil.example/')],
  ['a whole address', 400, get('http://evil.example/')],
  ['no address', 400, rawRequest('GET *', host)],
  ['an endless address', 414, get(`/${'a'.repeat(5_000)}`)],
  ['no host', 400, rawRequest('GET /', {})],
  ['two lengths', 400, rawRequest('POST /', { ...form, 'transfer-encoding': 'chunked' }, 'x')],
  ['101 headers', 431, get('/', Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x-${at}`, 'x'])))],
  ['20 KB of headers', 431, get('/', { 'x-long': 'x'.repeat(20_000) })],
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'].map((method): [string, number, Buffer] => [
    `the method ${method}`,
    405,
    rawRequest(`${method} /sign-in`, host),
  ]),
  ['a form for a file', 405, post(form, multipart([named]), '/_next/static/a.js')],
  ['a form for the feed', 405, post(form, multipart([named]), '/api/calendar/x.ics')],
  ['another route of next-auth', 404, get('/api/auth/callback/credentials')],
  ['JSON for next-auth', 400, post({ ...sent, 'content-type': 'application/json' }, '{bad', '/api/auth/signout')],
  [
    'a page fetched by another site',
    403,
    get('/clients', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }),
  ],
  [
    'a page framed by another site',
    403,
    get('/clients', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }),
  ],
  ['a post without an origin', 403, post({ ...form, origin: '' }, multipart([named]))],
  ['a post of nobody', 403, post({ ...form, origin: 'null' }, multipart([named]))],
  ['a post from elsewhere', 403, post({ ...form, origin: 'https://evil.example' }, multipart([named]))],
  ['a post without TLS', 403, post({ ...form, origin: 'http://portal.example' }, multipart([named]))],
  ['a post from another port', 403, post({ ...form, origin: 'https://portal.example:8443' }, multipart([named]))],
  [
    'a foreign post that names its own host as forwarded',
    403,
    post({ ...form, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, multipart([named])),
  ],
  ['a post that the browser calls foreign', 403, post({ ...form, 'sec-fetch-site': 'cross-site' }, multipart([named]))],
  ['an unknown action', 404, post({ ...byScript, 'next-action': unknown }, multipart([['0', '[]']]))],
  ['an action that is none', 404, post({ ...byScript, 'next-action': '__proto__' }, multipart([['0', '[]']]))],
  ['an unknown action in a field', 404, post(form, multipart([[`$ACTION_ID_${unknown}`, '']]))],
  ['an unknown action by number', 404, post(form, multipart(referred(unknown)))],
  ['no action', 400, post(form, multipart([['email', 'a@b.example']]))],
  ['two actions', 400, post(form, multipart([named, named]))],
  ['two kinds of action', 400, post(form, multipart([named, ...referred()]))],
  ['an action twice by number', 400, post(form, multipart([...referred(), ...referred()]))],
  ['an action by number without its state', 400, post(form, multipart(referred().slice(0, 2)))],
  ['an unknown field of the framework', 400, post(form, multipart([named, ['$ACTION_SECRET', '1']]))],
  [
    'a reference where the state belongs',
    400,
    post(form, multipart([...referred().slice(0, 2), ['$ACTION_7:1', '["$F2"]'], ['$ACTION_KEY', 'k']])),
  ],
  ['no type', 400, post(sent, multipart([named]))],
  ['a type of another form', 400, post({ ...sent, 'content-type': 'application/x-www-form-urlencoded' }, 'a=b')],
  ['JSON', 400, post({ ...asText, 'content-type': 'application/json' }, '[]')],
  ['a text without an action', 400, post({ ...sent, 'content-type': 'text/plain' }, '[]')],
  ['no boundary', 400, post({ ...form, 'content-type': 'multipart/form-data' }, multipart([named]))],
  [
    'another boundary',
    400,
    post({ ...form, 'content-type': 'multipart/form-data; boundary=other' }, multipart([named])),
  ],
  ['a form cut short', 400, post(form, multipart([named]).subarray(0, -8))],
  ['an empty form', 400, post(form, '')],
  ['10,000 fields', 400, post(form, multipart([named, ...many]))],
  ['a field with an endless name', 400, post(form, multipart([named, ['x'.repeat(5_000), '']]))],
  [
    'a file',
    400,
    post(
      form,
      multipart([
        named,
        'content-disposition: form-data; name="email"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nx',
      ]),
    ),
  ],
  [
    'arguments twice',
    400,
    post(
      byScript,
      multipart([
        ['0', '[]'],
        ['0', '[]'],
      ]),
    ),
  ],
  ['arguments that are no JSON', 400, post(byScript, multipart([['0', '[']]))],
  ['arguments that refer to a form that is not there', 400, post(byScript, multipart([['0', '["$K1"]']]))],
  [
    'a field of no form',
    400,
    post(
      byScript,
      multipart([
        ['0', '[]'],
        ['1', '{}'],
      ]),
    ),
  ],
  ...['$F1', '$h1', '$@1', '$B1', '$1', '$Q1', '$i1', '$0:constructor:constructor', '$n1', '$T'].map(
    (reference): [string, number, Buffer] => [
      `the reference ${reference}`,
      400,
      post(asText, JSON.stringify([reference])),
    ],
  ),
  ['a prototype', 400, post(asText, '[{"__proto__":{"admin":true}}]')],
  ['a constructor', 400, post(asText, '[{"constructor":{"prototype":{}}}]')],
  ['arguments 5,000 deep', 400, post(asText, '['.repeat(5_000) + ']'.repeat(5_000))],
  ['1,000 arguments', 400, post(asText, JSON.stringify(Array(1_000).fill(1)))],
  ['no list of arguments', 400, post(asText, '{"0":1}')],
  ['too much, as declared', 413, post(form, multipart([named, ['a', 'x'.repeat(1_100_000)]]))],
]

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
