import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendWhole } from '@/bin/web/send-whole'

/** The reviewers' house (design §3): small pages whose forms work without scripts, so none are sent. */
const house = /^\/(approvals|help)(\/|\?|$)/

/** Whether a request asks for a whole page of the reviewers' house; what a script asks for stays as it is. */
export function isWithoutScripts({ url = '', headers }: IncomingMessage): boolean {
  return house.test(url) && !('rsc' in headers) && !('next-action' in headers)
}

/** Takes every script out of a page: elements, their preloads, and the page data that only they would read. */
export function stripScripts(html: string): string {
  return html
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b(?=[^>]*\bas="script")[^>]*>/g, '')
}

/** Sends a page without scripts, once it is whole. */
export function sendWithoutScripts(request: IncomingMessage, response: ServerResponse): void {
  sendWhole(request, response, stripScripts)
}
