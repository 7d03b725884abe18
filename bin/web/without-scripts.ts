import type { IncomingMessage, ServerResponse } from 'node:http'
import { posted, sendAgainPage, signedOutPage, stylesOf } from '@/bin/web/send-again'
import { sendWhole } from '@/bin/web/send-whole'

/** The reviewers' house (design §3) and everybody's own account: small pages whose forms work without scripts, so none are sent. */
const house = /^\/(approvals|help|statistics|account)(\/|\?|$)/
/** The steps of coming in after the first: likewise, and the less runs beside a password or a code the better. */
const comingIn = /^\/(sign-in\/(code|set-up)|invitation\/[^/]+|new-password(\/[^/]+)?)$/

/** Whether a request asks for a whole page of the reviewers' house, or for the sign-in on the way there from a mail. */
export function isWithoutScripts({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  if ('rsc' in headers || 'next-action' in headers || !URL.canParse(url, 'http://portal')) return false
  const { pathname, searchParams } = new URL(url, 'http://portal')
  return (
    house.test(pathname) ||
    comingIn.test(pathname) ||
    (pathname === '/sign-in' && house.test(searchParams.get('to') ?? ''))
  )
}

/** What Next sends for an error and for *not found*: an empty page that its scripts draw, so it keeps them. */
const drawnByScripts = '<html id="__next_error__"'

/** Takes every script out of a page but our own small ones (`data-own`): elements, their preloads, and the page data that only they would read. */
export function stripScripts(html: string): string {
  if (html.includes(drawnByScripts)) return html
  return html
    .replaceAll(/<script\b(?![^>]*\bdata-own\b)[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b(?=[^>]*\bas="script")[^>]*>/g, '')
}

/** The styles of the page before: an answer that only leads on names none. */
let styles: string[] = []

/**
 * Sends a page without scripts, once it is whole. A form that met a database that is away, or was sent when its sign-in had ended
 * and nobody is left to keep it for, gets a page to send it from again.
 */
export function sendWithoutScripts(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? ''
  const fields = request.method === 'POST' ? posted(request) : () => []
  const change = (html: string) => {
    styles = stylesOf(html)
    return sendAgainPage(html, path, fields()) ?? stripScripts(html)
  }
  sendWhole(request, response, change, () => {
    if (request.method !== 'POST' || !leadsToSignIn(response)) return null
    // A 307 would send the form to the sign-in page.
    if (response.statusCode === 307) response.statusCode = 303
    return signedOutPage(path, fields(), styles)
  })
}

/** To the sign-in, and what was typed is not kept for whoever signs in. */
function leadsToSignIn(response: ServerResponse): boolean {
  const to = String(response.getHeader('location') ?? '').replace(/^https?:\/\/[^/]+/, '')
  return response.statusCode >= 300 && response.statusCode < 400 && /^\/sign-in\?/.test(to) && !/[?&]kept=/.test(to)
}
