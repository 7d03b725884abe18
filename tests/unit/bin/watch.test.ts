import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routesOf } from '@/bin/web/routes'
import { openServer } from '@/bin/web/server'
import { type Answered, watch } from '@/bin/web/watch'
import { log } from '@/lib/log'
import { traceWith } from '@/lib/traces'
import { rawRequest, sendRaw } from '@/tests/support/raw-http'

const folder = mkdtempSync(join(tmpdir(), 'phoenix-routes-'))
const manifest = join(folder, 'routes-manifest.json')
const dynamic = (page: string) => ({ page, regex: `^${page.replaceAll(/\[\w+\]/g, '([^/]+?)')}(?:/)?$` })
writeFileSync(
  manifest,
  JSON.stringify({
    staticRoutes: [
      { page: '/', regex: '^/(?:/)?$' },
      { page: '/calendar/new', regex: '' },
    ],
    dynamicRoutes: [dynamic('/calendar/[appointment]'), dynamic('/cases/[case]/tasks/[task]')],
  }),
)
const routeOf = routesOf(manifest)
rmSync(folder, { recursive: true })

describe('the pattern of an address', () => {
  it.each([
    ['/', '/'],
    ['/calendar/new', '/calendar/new'],
    ['/calendar/new/?date=2026-11-24', '/calendar/new'],
    ['/calendar/APT-000123?reason=Winifred', '/calendar/[appointment]'],
    ['/cases/ASST-000001/tasks/7', '/cases/[case]/tasks/[task]'],
    ['/_next/static/chunks/a.js', 'file'],
    ['/own/coming-in.js', 'file'],
    ['/winifred.marlowe@example.org', 'none'],
    [undefined, 'none'],
  ])('%s is %s', (url, pattern) => expect(routeOf(url)).toBe(pattern))
})

describe('every request', () => {
  let server: Server
  let written: string[]
  let counted: Answered[]
  const personOf = async ({ headers }: IncomingMessage) => headers.cookie?.split('=')[1] ?? null
  const open = async (proxies: number) => {
    const watching = watch({ proxies, routeOf, answered: (one) => counted.push(one), personOf })
    const answer = async (
      { url }: { url?: string },
      response: { statusCode: number; end: (text: string) => unknown },
    ) => {
      await new Promise((done) => setTimeout(done, 5))
      log('verb', { code: 7 })
      if (url === '/calendar/fails') throw new TypeError('Winifred Marlowe')
      response.statusCode = Number(url?.match(/refused=(\d+)/)?.[1] ?? 200)
      response.end('answered')
    }
    server = openServer({}, answer, {}, watching).listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  const ask = (headers: Record<string, string> = {}, path = '/calendar/APT-000123?q=Winifred') =>
    sendRaw((server.address() as AddressInfo).port, rawRequest(`GET ${path}`, { host: 'portal', ...headers }))
  const lines = async () => {
    await vi.waitFor(() => expect(written.at(-1)).toContain('"what":"request"'))
    return written.map((line) => JSON.parse(line))
  }

  beforeEach(() => {
    ;[written, counted] = [[], []]
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    server.close()
  })

  it('has an id of its own on every line and in the answer, and one line that names no record', async () => {
    await open(0)
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask()))
    const ids = answers.map(({ headers }) => headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(5)
    await vi.waitFor(() => expect(counted).toHaveLength(5))
    const all = await lines()
    for (const id of ids) {
      expect(id).toMatch(/^[\da-f-]{36}$/)
      expect(all.filter(({ request }) => request === id).map(({ what }) => what)).toEqual(['verb', 'request'])
    }
    const { at: _, ms, request: __, ...line } = all.at(-1)
    expect(line).toEqual({ what: 'request', method: 'GET', route: '/calendar/[appointment]', status: 200 })
    expect(ms).toBeGreaterThanOrEqual(4)
    expect(written.join()).not.toMatch(/Winifred|APT-/)
  })

  it('that fails carries its id on the line that says why', async () => {
    await open(0)
    const answer = await ask({}, '/calendar/fails')
    const all = await lines()
    expect(all.map(({ what, request }) => [what, request])).toEqual(
      ['verb', 'failed', 'request'].map((what) => [what, answer.headers.get('x-request-id')]),
    )
    expect(all.at(-1).status).toBe(500)
    expect(written.join()).not.toContain('Winifred')
  })

  it.each([
    [200, undefined],
    [303, undefined],
    [400, 'P7'],
    [404, 'P7'],
    [429, 'P7'],
    [500, undefined],
  ])('answered %s, says of whom the sign-in is: %s', async (status, person) => {
    await open(0)
    await ask({ cookie: 'token=P7' }, `/calendar/new?refused=${status}`)
    expect((await lines()).at(-1)).toMatchObject({ status })
    expect((await lines()).at(-1).person).toBe(person)
    await ask({}, `/calendar/new?refused=${status}`)
    await vi.waitFor(() => expect(counted).toHaveLength(2))
    expect((await lines()).at(-1)).not.toHaveProperty('person')
  })

  const given = 'a81bc81b-dead-4e5d-abff-90865d1e13b1'
  it.each([
    ['what a proxy of ours says', 1, given, given],
    ['nothing that a browser says', 0, given, undefined],
    ['nothing that may be a name', 1, 'winifred.marlowe@example.org', undefined],
    ['nothing that breaks a line', 1, `${given}%0aWinifred`, undefined],
    ['nothing short', 1, 'abc', undefined],
    ['nothing long', 1, 'a'.repeat(65), undefined],
  ])('takes as its id %s', async (_, proxies, sent, taken) => {
    await open(proxies)
    const id = (await ask({ 'x-request-id': sent })).headers.get('x-request-id')
    if (taken) expect(id).toBe(taken)
    else expect(id).not.toContain(sent)
    expect((await lines()).at(-1).request).toBe(id)
  })

  const caller = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  it.each([
    ['a proxy of ours says', 1, caller, caller],
    ['no browser says', 0, caller, undefined],
    ['no name is', 1, '00-winifred-marlowe-01', undefined],
  ])('continues the trace that %s', async (_, proxies, sent, taken) => {
    const from: (string | undefined)[] = []
    traceWith((_name, _facts, work, parent) => {
      from.push(parent)
      return work(() => {})
    })
    await open(proxies)
    await ask({ traceparent: sent })
    await lines()
    expect(from).toEqual([taken])
    traceWith((_name, _facts, work) => work(() => {}))
  })
})
