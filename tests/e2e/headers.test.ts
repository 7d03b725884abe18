import { type APIResponse, expect, request, test } from '@playwright/test'
import { headersOf } from '@/bin/web/headers'
import { arriveAs } from '@/tests/support/e2e'
import { everyPage, type Found, visitors } from '@/tests/support/every-page'
import { person, portal } from '@/tests/support/portal'
import { startSecondServer } from '@/tests/support/second-server'

// S7: headers on every route of the build, found in the build itself, and on what is no route.

let ask: Awaited<ReturnType<typeof visitors>>
let pages: Found[]
test.beforeAll(async () => {
  ask = await visitors()
  pages = await everyPage(ask)
})
test.afterAll(() => ask?.end())

const { 'content-security-policy': strictest, 'cache-control': _, ...always } = headersOf(false)

/** What is wrong with an answer's headers; empty where nothing is. */
async function missesOf(answer: APIResponse, kept = false): Promise<string[]> {
  const headers = answer.headers()
  const policy = headers['content-security-policy'] ?? ''
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  const misses = [
    ...Object.entries(always)
      .filter(([name, value]) => headers[name] !== value)
      .map(([name]) => name),
    ...['server', 'x-powered-by'].filter((name) => name in headers),
    ...cookies
      .map(({ value }) => value)
      .filter((value) => !/httponly/i.test(value) || !/samesite=(lax|strict)/i.test(value)),
    ...(/\bno-store\b/.test(headers['cache-control'] ?? '') === kept ? ['cache-control'] : []),
    ...(headers['content-type']?.startsWith('text/html') ? policyMisses(policy, await answer.text()) : []),
    ...(policy.includes("frame-ancestors 'none'") && policy.includes("base-uri 'none'") ? [] : ['policy']),
  ]
  return misses.map((miss) => `${answer.status()} ${new URL(answer.url()).pathname}: ${miss}`)
}

/** A page's scripts and styles stand in its policy by a nonce, and nothing else does. */
function policyMisses(policy: string, html: string): string[] {
  const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one]))
  const nonce = policy.match(/'nonce-([\w+/=]{20,})'/)?.[1] ?? 'none'
  const elements = html.match(/<(script|style)\b[^>]*>/g) ?? []
  const strange = [directives.get('script-src') ?? 'unsafe', directives.get('style-src') ?? 'unsafe'].filter(
    (one) => /unsafe|https?:|\*/.test(one) || !one.includes(nonce),
  )
  const open =
    directives.get('default-src') === "default-src 'none'" && directives.get('form-action') === "form-action 'self'"
      ? []
      : ['open']
  return [
    ...strange,
    ...open,
    ...elements.filter((element) => !element.includes(`nonce="${nonce}"`)).map((element) => `no nonce: ${element}`),
  ]
}

test('every page and route, for whoever is shown it and for nobody, has every header', async () => {
  const misses: string[] = []
  const nonces = new Set<string>()
  for (const { path, who } of pages)
    for (const asker of new Set([who, null])) {
      const answer = await ask.get(path, asker)
      nonces.add(answer.headers()['content-security-policy']?.match(/nonce-([^']+)/)?.[1] ?? path)
      misses.push(...(await missesOf(answer)))
    }
  expect(misses).toEqual([])
  const unseen = pages.filter(({ who }) => who === null).map(({ route }) => route)
  console.log(
    `S7: ${pages.length} routes, ${nonces.size} answers and nonces; shown to nobody: ${unseen.join(' ') || 'none'}`,
  )
  expect(pages.length).toBeGreaterThan(40)
  expect(nonces.size).toBeGreaterThan(pages.length)
})

test('so has what is no page: files, refusals, redirects, errors', async () => {
  const html = await (await ask.get('/sign-in', null)).text()
  const files = [...new Set(html.match(/\/_next\/static\/[^"\\ ]+/g))]
  expect(files.length).toBeGreaterThan(3)
  const misses: string[] = []
  for (const path of files) misses.push(...(await missesOf(await ask.get(path, null), true)))
  const others = [
    '/nowhere',
    '/clients/none',
    '/clients/%00',
    '/_next/static/none.js',
    '/_next/image',
    '/favicon.ico',
    '/',
    '/api/auth/nope',
  ]
  for (const path of others)
    for (const who of ['Priya Raman', null]) misses.push(...(await missesOf(await ask.get(path, who))))
  const context = await request.newContext({ baseURL: portal().url })
  for (const sent of [
    { method: 'PUT' },
    { method: 'POST', headers: { origin: 'https://evil.example' }, multipart: { a: 'b' } },
    { method: 'POST', headers: { origin: portal().url }, data: {} },
  ])
    misses.push(...(await missesOf(await context.fetch('/sign-in', { ...sent, maxRedirects: 0 }))))
  await context.dispose()
  expect(misses).toEqual([])
  expect((await ask.get('/clients/%00', null)).headers()['content-security-policy']).toBe(strictest)
})

test('reached by https, browsers never come back without it, and no cookie leaves it', async () => {
  const address = 'https://portal.example'
  const server = await startSecondServer({ PORTAL_URL: address, NEXTAUTH_URL: address })
  const context = await request.newContext({ baseURL: server.url })
  const page = await context.get('/sign-in')
  expect(page.headers()['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
  expect(page.headers()['content-security-policy']).toContain('upgrade-insecure-requests')
  const action = (await page.text()).match(/\$ACTION_ID_[0-9a-f]+/)?.[0] ?? ''
  const form = { multipart: { [action]: '', email: person('Priya Raman').email, to: '' }, maxRedirects: 0 }
  const answer = await context.post('/sign-in', { ...form, headers: { origin: address } })
  expect(answer.status()).toBe(303)
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(cookies.length).toBeGreaterThan(1)
  for (const { value } of cookies) expect(value).toMatch(/; secure/i)
  // By its name no other host can have set it (ASVS 3.3.3).
  for (const { value } of cookies) expect(value).toMatch(/^__Host-(?!.*domain=)/i)
  expect((await context.post('/sign-in', { ...form, headers: { origin: server.url } })).status()).toBe(403)
  await context.dispose()
  await server.stop()
})

test('no page asks a third party for anything, or breaks its own policy', async ({ browser }) => {
  test.setTimeout(120_000)
  const shown = Map.groupBy(
    pages.filter(({ who, route }) => who && !route.startsWith('/api/')),
    ({ who }) => who ?? '',
  )
  const origins = new Map<string, number>()
  const broken: string[] = []
  const visit = async (who: string, found: Found[]) => {
    const context = await browser.newContext({ baseURL: portal().url })
    const page = await context.newPage()
    page.on(
      'request',
      (sent) => void origins.set(new URL(sent.url()).origin, (origins.get(new URL(sent.url()).origin) ?? 0) + 1),
    )
    page.on(
      'console',
      (said) =>
        void (/Content Security Policy|violates/i.test(said.text()) && broken.push(`${page.url()}: ${said.text()}`)),
    )
    await arriveAs(page, person(who).email)
    for (const { path } of found) await page.goto(path, { waitUntil: 'load' })
    await context.close()
  }
  const all = [...shown]
  await Promise.all(all.map(([who, found]) => visit(who, found)))
  console.log(`S7: ${pages.length} pages in a browser, requests by origin: ${JSON.stringify([...origins])}`)
  expect([...origins.keys()].filter((origin) => origin !== portal().url && origin !== 'null')).toEqual([])
  expect(broken).toEqual([])
  expect([...origins.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(200)
})
