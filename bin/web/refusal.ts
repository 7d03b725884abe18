import type { ServerResponse } from 'node:http'

/** Why the guard answers itself instead of a page. */
export type Refusal = { status: number; sentence: string; headers?: Record<string, string> }

export const refusal = (status: number, sentence: string, headers: Record<string, string> = {}): Refusal => ({
  status,
  sentence,
  headers,
})

/** Answers with a status and a sentence; the headers that every answer has stand already. */
export function sendRefusal(response: ServerResponse, { status, sentence, headers }: Refusal): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${sentence}\n`)
}
