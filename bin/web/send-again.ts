import type { IncomingMessage } from 'node:http'
import { databaseAway } from '@/lib/form-state'

/** More than the longest form of the house; larger ones are not held for a second. */
const mostBytes = 100_000

/** What is posted, as it passes by on its way to Next: read when the answer is made. Empty where it was too much, or is no form. */
export function posted(request: IncomingMessage): () => [name: string, value: string][] {
  const chunks: Buffer[] = []
  let bytes = 0
  const emit = request.emit.bind(request)
  request.emit = (event: string | symbol, ...given: unknown[]) => {
    const [chunk] = given
    if (event === 'data' && Buffer.isBuffer(chunk)) {
      bytes += chunk.length
      if (bytes <= mostBytes) chunks.push(chunk)
    }
    return emit(event, ...given)
  }
  const boundary = /boundary="?([^";]+)/.exec(String(request.headers['content-type'] ?? ''))?.[1]
  return () => (boundary && bytes <= mostBytes ? fieldsOf(Buffer.concat(chunks), boundary) : [])
}

/** The text fields of a form as browsers send it (RFC 7578); files are left out. */
function fieldsOf(body: Buffer, boundary: string): [string, string][] {
  const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8')
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part): [string, string][] => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      const name = /\bname="([^"]*)"/.exec(head)?.[1]
      if (name === undefined || /\bfilename=/.test(head)) return []
      return [[utf8(name), utf8(rest.join('\r\n\r\n').replace(/\r\n$/, ''))]]
    })
}

/**
 * Where a form met a database that is away, the page to send it from again, which holds what was sent; null for any other answer.
 * Pages without scripts would lose it: their error page is drawn anew. Passwords and codes stand in no page.
 */
export function sendAgainPage(html: string, path: string, fields: readonly [string, string][]): string | null {
  if (fields.length === 0 || fields.some(([name]) => secret.test(name))) return null
  if (!html.includes('<html id="__next_error__"') || !html.includes(databaseAway)) return null
  const words = 'Send it again in a minute: it counts once, however often it is sent.'
  const away = { title: "We can't reach the database; nothing was submitted", words }
  return heldPage(away, path, fields, stylesOf(html))
}

/** The styles that a page asks for, as it asks. */
export const stylesOf = (html: string): string[] => html.match(/<link\b(?=[^>]*\brel="stylesheet")[^>]*>/g) ?? []

/** The same for a form that was sent after its sign-in had ended in another tab; null where it holds a secret, or nothing. */
export function signedOutPage(path: string, fields: readonly [string, string][], styles: string[]): string | null {
  if (fields.length === 0 || fields.some(([name]) => secret.test(name))) return null
  const link = `<a class="text-petrol underline" target="_blank" rel="noreferrer" href="/sign-in">Sign in in a new tab</a>`
  return heldPage(
    { title: 'You were signed out; nothing was sent', words: `${link}, then send it from here.` },
    path,
    fields,
    styles,
  )
}

type Said = { title: string; words: string }

/** A page of its own that holds what was sent. */
function heldPage({ title, words }: Said, path: string, fields: readonly [string, string][], styles: string[]): string {
  const held = fields.map(([name, value]) => `<textarea name="${text(name)}" hidden>\n${text(value)}</textarea>`)
  return `<!DOCTYPE html><html lang="en-AU" data-theme="system"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Send it again · Phoenix</title>${styles.join('')}</head>
<body><main id="content" class="grid min-h-dvh place-content-center px-4 py-16">
<form method="POST" enctype="multipart/form-data" action="${text(path)}" class="max-w-[580px] rounded-lg border border-line bg-surface p-8">
<h1 class="text-2xl text-balance">${title}</h1>
<p class="mt-1.5 text-md text-ink-2">What you chose and typed is kept in this page. ${words}</p>
${held.join('\n')}
<button type="submit" class="mt-6 inline-flex h-11 items-center rounded-md bg-petrol-fill px-5 text-md font-semibold text-on-petrol hover:bg-petrol-fill-hover">Send it again</button>
</form></main></body></html>`
}

const secret = /password|^code$/i
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (raw: string): string => raw.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
