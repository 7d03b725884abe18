import { request as ask } from 'node:http'
import { expect, test } from '@playwright/test'
import { person, portal } from '@/tests/support/portal'
import { startSecondServer } from '@/tests/support/second-server'

// *Sign in as …* is there in the demo, on loopback, and refused everywhere else.

const priya = person('Priya Raman')

test('a demo person is signed in by a click', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Sign in as ${priya.name}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My Calendar' })).toBeVisible()
})

test('under another name of this machine nobody is listed, and the click is refused', async () => {
  const { host } = new URL(portal().url)
  const here = await get(portal().url, host)
  expect(here.body).toContain(`Sign in as`)
  expect((await post(portal().url, host, here.body)).cookie).toContain('session-token')
  for (const foreign of ['portal.example.org', 'localhost.example.org', '127.0.0.1.example.org:8080']) {
    expect((await get(portal().url, foreign)).body).not.toContain('Sign in as')
    const refused = await post(portal().url, foreign, here.body)
    expect(refused.status).toBe(404)
    expect(refused.cookie).not.toContain('session-token')
  }
})

test('outside the demo nobody is listed, and the click is refused', async () => {
  const form = (await get(portal().url, new URL(portal().url).host)).body
  const server = await startSecondServer({ DEMO: '0' })
  const { host } = new URL(server.url)
  expect((await get(server.url, host)).body).not.toContain('Sign in as')
  const refused = await post(server.url, host, form)
  expect(refused.status).toBe(404)
  expect(refused.cookie).not.toContain('session-token')
  await server.stop()
})

type Answer = { status: number; body: string; cookie: string }

const get = (url: string, host: string) => send(url, { host }, '')

/** Sends the form of the first demo person, as a browser without scripts does. */
function post(url: string, host: string, page: string): Promise<Answer> {
  const action = page.match(/\$ACTION_ID_[0-9a-f]+/)?.[0] ?? 'none'
  const boundary = 'seven-words-that-occur-nowhere-else'
  const fields = { [action]: '', email: priya.email, to: '' }
  const parts = Object.entries(fields).map(([name, value]) => {
    return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  })
  const headers = { host, origin: `http://${host}`, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return send(url, headers, `${parts.join('')}--${boundary}--\r\n`)
}

/** fetch does not let one choose the Host. */
function send(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url)
    const method = body ? 'POST' : 'GET'
    const sent = ask({ hostname, port, path: '/sign-in', method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, body: text, cookie: String(answer.headers['set-cookie'] ?? '') }),
      )
    })
    sent.on('error', failed).end(body)
  })
}
