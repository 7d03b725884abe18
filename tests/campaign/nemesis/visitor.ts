// Somebody at a browser without scripts: opens pages, fills in forms, and says what came of sending one.

/** What came of sending a form: done and led on, refused with a sentence, or unknown, because nobody answered or nobody could say. */
export type Answer = { outcome: 'ok' | 'refused' | 'unknown'; location: string; said: string }
export type Form = { path: string; fields: Record<string, string> }
export type Visitor = {
  id: string
  page: (path: string) => Promise<string | null>
  form: (path: string, field: string) => Promise<Form | null>
  send: (form: Form, filled: Record<string, string>) => Promise<Answer>
}

/** The servers behind one address: any of them serves any request, as behind a proxy that asks each in turn. */
export type House = { portalUrl: string; servers: readonly string[] }

const patience = 20_000
const unconfirmed = /was not confirmed|We can.t reach the database/
const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" }
const decoded = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** Somebody who is signed in already, at an address of the network of their own. `asks` is told each request. */
export function visitor(
  house: House,
  { id, cookie }: { id: string; cookie: string },
  nth: number,
  asks: () => void,
): Visitor {
  const from = `10.9.${nth >> 8}.${nth & 255}`
  let turn = nth

  /** Asks one server, and where that one is not there at all the next: nothing of the request has been read then. */
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    let failed: unknown
    asks()
    for (let tries = 0; tries < 20; tries += 1) {
      turn += 1
      const url = `${house.servers[turn % house.servers.length]}${path}`
      const headers = { cookie, origin: house.portalUrl, 'x-forwarded-for': from }
      try {
        return await fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(patience) })
      } catch (error) {
        failed = error
        if ((error as { cause?: { code?: string } }).cause?.code !== 'ECONNREFUSED') break
        if (tries % house.servers.length === 1) await new Promise((done) => setTimeout(done, 250))
      }
    }
    throw failed
  }

  const page = async (path: string) => {
    const answer = await ask(path).catch(() => null)
    return answer?.ok ? answer.text().catch(() => null) : null
  }

  const form = async (path: string, field: string) => {
    const html = (await page(path)) ?? ''
    const found = html
      .match(/<form[\s\S]*?<\/form>/g)
      ?.findLast((one) => one.includes(`name="${field}"`) && one.includes('$ACTION_'))
    return found ? { path, fields: fieldsOf(found) } : null
  }

  const send = async ({ path, fields }: Form, filled: Record<string, string>): Promise<Answer> => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...fields, ...filled })) body.set(name, value)
    const answer = await ask(path, { method: 'POST', body }).catch(() => null)
    const text = await answer?.text().catch(() => '')
    if (!answer || answer.status >= 500 || unconfirmed.test(text ?? ''))
      return { outcome: 'unknown', location: '', said: '' }
    const location = answer.headers.get('location') ?? ''
    if (answer.status === 303 && !location.includes('/sign-in')) return { outcome: 'ok', location, said: '' }
    return { outcome: 'refused', location, said: sentenceOf(text ?? '') || `status ${answer.status}` }
  }

  return { id, page, form, send }
}

/** What a form would send as it stands: hidden fields, and texts that are filled in. */
function fieldsOf(form: string): Record<string, string> {
  const inputs = form.matchAll(/<input type="(?:hidden|text)"([^>]*)>/g)
  return Object.fromEntries(
    [...inputs].flatMap(([, rest = '']) => {
      const name = rest.match(/name="([^"]*)"/)?.[1]
      return name ? [[name, decoded(rest.match(/value="([^"]*)"/)?.[1] ?? '')]] : []
    }),
  )
}

/** What is announced on a page: why it was refused. The note about the end of the sign-in stands on every page. */
const sentenceOf = (html: string): string =>
  [...html.matchAll(/role="alert"[^>]*>([\s\S]*?)<\/div>/g)]
    .map(([, words = '']) =>
      words
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .find((words) => words && !words.startsWith('You will be signed out')) ?? ''
