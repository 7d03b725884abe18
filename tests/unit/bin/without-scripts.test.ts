import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendWhole } from '@/bin/web/send-whole'
import { isWithoutScripts, sendWithoutScripts, stripScripts } from '@/bin/web/without-scripts'

const page = `<!DOCTYPE html><html><head><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>
<script src="/a.js" async=""></script></head><body><form action="" method="POST"><button>Approve Kovačić</button></form>
<script nonce="x">self.__next_f.push([1,"x"])</script></body></html>`

const server = createServer((request, response) => {
  if (isWithoutScripts(request)) sendWithoutScripts(request, response)
  else sendWhole(request, response)
  response.writeHead(200, { 'content-type': request.url === '/help.txt' ? 'text/plain' : 'text/html; charset=utf-8' })
  const cut = page.indexOf('č')
  const bytes = Buffer.from(page)
  response.write(bytes.subarray(0, cut + 1))
  response.end(bytes.subarray(cut + 1))
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => server.close())

test('no script, no preload of one; styles, forms and words stay', () => {
  const html = stripScripts(page)
  expect(html).not.toMatch(/script/i)
  expect(html).toMatch('rel="stylesheet"')
  expect(html).toMatch('<button>Approve Kovačić</button>')
})

test('an error page keeps its scripts, because they draw it', () => {
  const error = page.replace('<html>', '<html id="__next_error__">')
  expect(stripScripts(error)).toBe(error)
})

test.each(['br', 'gzip', 'identity'])('a page of the house arrives whole as %s', async (encoding) => {
  const response = await fetch(`${base}/approvals/ESR-7K3QX2`, { headers: { 'accept-encoding': encoding } })
  expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
  expect(await response.text()).toBe(stripScripts(page))
})

test('other pages, and what a script asks for, stay as they are', async () => {
  for (const path of ['/requests/ESR-7K3QX2', '/approvalsx', '/sign-in', '/sign-in?to=/requests'])
    expect(await (await fetch(base + path)).text()).toBe(page)
  expect(await (await fetch(`${base}/approvals`, { headers: { rsc: '1' } })).text()).toBe(page)
})

test('the sign-in that leads a reviewer from a mail to their page is part of the way', async () => {
  const response = await fetch(`${base}/sign-in?to=%2Fapprovals%2FESR-7K3QX2`)
  expect(await response.text()).toBe(stripScripts(page))
})

test('the steps of coming in after the first send none but our own', async () => {
  const own = '<script async="" src="/own/coming-in.js" nonce="x" data-own=""></script>'
  expect(stripScripts(page.replace('</body>', `${own}</body>`))).toBe(
    stripScripts(page).replace('</body>', `${own}</body>`),
  )
  for (const path of [
    '/sign-in/code?to=/cases',
    '/sign-in/set-up',
    '/invitation/abc',
    '/new-password',
    '/new-password/abc',
  ])
    expect([path, await (await fetch(base + path)).text()]).toEqual([path, stripScripts(page)])
  for (const path of ['/sign-in/codes', '/invitation', '/new-passwords'])
    expect([path, await (await fetch(base + path)).text()]).toEqual([path, page])
})

test('an address that is none is left to Next', () => {
  expect(isWithoutScripts({ url: '//', headers: {} })).toBe(false)
})
