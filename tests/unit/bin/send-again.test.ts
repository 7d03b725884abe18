import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { posted, sendAgainPage, signedOutPage } from '@/bin/web/send-again'

// A form of a page without scripts that met a database which is away: given back, to be sent again.

const away =
  '<html id="__next_error__"><head><link rel="stylesheet" href="/a.css"></head><script>"DATABASE-AWAY"</script></html>'
const path = '/approvals/ESR-7K3QX2'
const fields: [string, string][] = [
  ['$ACTION_REF_1', ''],
  ['choice', 'ask'],
  ['question', 'Is “Kovačić” </textarea><script>alert(1)</script> & "more"?\r\n\r\nA second line.'],
]

/** What a server hears of a form, in pieces of a few bytes. */
async function heard(form: FormData, size = 7) {
  const sent = new Response(form)
  const request = new IncomingMessage(new Socket())
  request.headers['content-type'] = sent.headers.get('content-type') ?? ''
  const read = posted(request)
  const body = Buffer.from(await sent.arrayBuffer())
  const whole: Buffer[] = []
  request.on('data', (chunk) => whole.push(chunk))
  for (let from = 0; from < body.length; from += size) request.push(body.subarray(from, from + size))
  request.push(null)
  await new Promise((done) => request.on('end', done))
  expect(Buffer.concat(whole).equals(body), 'Next hears all of it').toBe(true)
  return read()
}

test('what was sent is read as it passes by, text for text; files are left out', async () => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  form.append('file', new File(['x'], 'x.txt'))
  expect(await heard(form)).toEqual(fields)
  expect(await heard(form, 10_000)).toEqual(fields)
})

test('of more than 100 KB nothing is held', async () => {
  const form = new FormData()
  form.append('question', 'x'.repeat(100_000))
  expect(await heard(form, 10_000)).toEqual([])
})

describe('the page', () => {
  test('holds what was sent, harmless, and sends it to where it was sent', () => {
    const page = sendAgainPage(away, path, fields) ?? ''
    expect(page).toContain('<form method="POST" enctype="multipart/form-data" action="/approvals/ESR-7K3QX2"')
    expect(page).toContain('<link rel="stylesheet" href="/a.css">')
    expect(page).toContain('name="question" hidden>\nIs “Kovačić” &lt;/textarea&gt;&lt;script&gt;')
    expect(page).not.toMatch(/<script/)
  })

  test('comes for nothing else: not for another error, a page that is whole, or no form', () => {
    expect(sendAgainPage(away.replace('DATABASE-AWAY', '12345'), path, fields)).toBeNull()
    expect(sendAgainPage(away.replace(' id="__next_error__"', ''), path, fields)).toBeNull()
    expect(sendAgainPage(away, path, [])).toBeNull()
  })

  test('never holds a password or a code', () => {
    for (const name of ['password', 'newPassword', 'code', '1_password'])
      expect(sendAgainPage(away, path, [...fields, [name, 'secret']])).toBeNull()
  })
})

describe('a form whose sign-in had ended', () => {
  test('is given back with a way to sign in beside it, never with a secret', () => {
    const page = signedOutPage(path, fields, ['<link rel="stylesheet" href="/a.css">']) ?? ''
    expect(page).toContain('You were signed out; nothing was sent')
    expect(page).toContain(`action="${path}"`)
    expect(page).toContain('target="_blank"')
    expect(page).not.toContain('<script>')
    expect(signedOutPage(path, [...fields, ['newPassword', 'x']], [])).toBeNull()
    expect(signedOutPage(path, [], [])).toBeNull()
  })
})
