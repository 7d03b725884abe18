import type { IncomingMessage, ServerResponse } from 'node:http'
import { posted, sendAgainPage } from '@/bin/web/send-again'
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

/** Sends a page without scripts, once it is whole; a form that met a database that is away gets a page to send it from again. */
export function sendWithoutScripts(request: IncomingMessage, response: ServerResponse): void {
  const fields = request.method === 'POST' ? posted(request) : () => []
  sendWhole(request, response, (html) => sendAgainPage(html, request.url ?? '', fields()) ?? stripScripts(html))
}
