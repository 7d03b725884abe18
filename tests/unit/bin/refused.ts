import { multipart, rawRequest } from '@/tests/support/raw-http'

// What the guard must refuse, byte for byte, and the honest posts that it is made from.

export const action = '40c9cdabcfa7b18ff503dfbdbd1884f06a7efa13e3'
const unknown = '40c9cdabcfa7b18ff503dfbdbd1884f06a7efa13e4'
export const host = { host: 'portal.example' }
const sent = { ...host, origin: 'https://portal.example' }
export const form = { ...sent, 'content-type': 'multipart/form-data; boundary=seven-words' }
export const byScript = { ...form, 'next-action': action }
export const asText = { ...sent, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' }

export const get = (path: string, headers = {}) => rawRequest(`GET ${path}`, { ...host, ...headers })
export const post = (headers: Record<string, string>, body: string | Buffer, path = '/sign-in') =>
  rawRequest(`POST ${path}`, headers, body)

export const named = [`$ACTION_ID_${action}`, ''] as const
export const state = '[{"values":{},"fields":{},"sentence":"","attempt":0}]'
export const referred = (id = action) =>
  [
    ['$ACTION_REF_7', ''],
    ['$ACTION_7:0', `{"id":"${id}","bound":"$@1"}`],
    ['$ACTION_7:1', state],
    ['$ACTION_KEY', 'k1'],
  ] as const
const many = Array.from({ length: 10_000 }, (_, at) => [`f${at}`, 'x'] as const)

export const refused: [what: string, status: number, bytes: Buffer][] = [
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
  ['arguments ten deep', 400, post(asText, '['.repeat(10) + ']'.repeat(10))],
  ['arguments of 6,000 values', 400, post(asText, JSON.stringify([Array(6_000).fill(1)]))],
  ['1,000 arguments', 400, post(asText, JSON.stringify(Array(1_000).fill(1)))],
  ['no list of arguments', 400, post(asText, '{"0":1}')],
  ['too much, as declared', 413, post(form, multipart([named, ['a', 'x'.repeat(1_100_000)]]))],
]
