import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/bin/ports'
import { openTransport } from '@/lib/mail/transport'
import { plain } from '@/tests/integration/mail/post-office'
import { start } from '@/tests/integration/mail/program'
import { throwAwayFolder } from '@/tests/support/cluster'

const folder = throwAwayFolder()
let mailbox: Awaited<ReturnType<typeof start>>
let web = ''
let environment: Record<string, string>

async function open() {
  mailbox = await start('bin/mailbox.ts', environment)
  await mailbox.says('Mailbox at')
}

beforeAll(async () => {
  const ports = [await freePort(), await freePort()]
  environment = { SMTP_PORT: String(ports[0]), MAILBOX_PORT: String(ports[1]), DATA_DIR: join(folder.path, 'data') }
  web = `http://127.0.0.1:${ports[1]}`
  await open()
})
afterAll(async () => {
  await mailbox.end('SIGKILL')
  folder.remove()
})

type Message = {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  receivedAt: string
}
const messages = async (query = ''): Promise<Message[]> =>
  (await fetch(`${web}/messages.json${query}`)).json() as Promise<Message[]>

async function send(toAddress: string, more = {}) {
  const transport = openTransport(`smtp://127.0.0.1:${environment.SMTP_PORT}`, 1)
  const fate = await transport.send({
    id: crypto.randomUUID(),
    fromAddress: 'portal@phoenix.example',
    ...plain(toAddress),
    ...more,
  })
  transport.close()
  expect(fate).toEqual({ fate: 'sent' })
}

describe('the mailbox', () => {
  it('lists what came, newest first, and by address', async () => {
    await send('a@post.example', { subject: 'First' })
    await send('b@post.example', { subject: 'Second', html: '<p>Zoë’s <script>alert(1)</script></p>' })
    expect((await messages()).map(({ to, subject }) => [to, subject])).toEqual([
      ['b@post.example', 'Second'],
      ['a@post.example', 'First'],
    ])
    const [second] = await messages('?to=B@post.example')
    expect(second).toMatchObject({ from: expect.stringContaining('portal@phoenix.example'), text: 'A request waits.' })
    expect(second?.html).toContain('Zoë’s')
    expect(second?.headers['auto-submitted']).toBe('auto-generated')
    expect(Date.parse(second?.receivedAt ?? '')).toBeGreaterThan(0)
  })

  it('keeps them when it is started again', async () => {
    const before = await messages()
    expect(await mailbox.end('SIGTERM')).toBe(0)
    await open()
    expect(await messages()).toEqual(before)
  })

  it('shows a mail without trusting it', async () => {
    await send('c@post.example', { subject: '<b>bold</b>' })
    const [{ id } = { id: '' }] = await messages()
    const page = await (await fetch(`${web}/mails/${id}`)).text()
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;')
    expect(page).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    const frame = await fetch(`${web}/mails/${id}/html`)
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect((await fetch(`${web}/mails/none`)).status).toBe(404)
  })

  it('says in one sentence that a port is in use', async () => {
    const second = await start('bin/mailbox.ts', environment)
    expect(await second.ended).toBe(1)
    expect(second.said().trim().split('\n')).toEqual([
      expect.stringMatching(/^Port \d+ is in use\. .*(SMTP_PORT|MAILBOX_PORT)\.$/),
    ])
  })

  it('is emptied by tests', async () => {
    expect((await fetch(`${web}/messages`, { method: 'DELETE' })).status).toBe(204)
    expect(await messages()).toEqual([])
  })
})
