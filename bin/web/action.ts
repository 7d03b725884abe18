import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { plainArguments } from '@/bin/web/arguments'
import { type Fields, readFields, writeFields } from '@/bin/web/fields'
import { type Refusal, refusal } from '@/bin/web/refusal'

/** A post that was understood, its body written anew. With `hasState` its action answers with the form's own state. */
export type Post = { type: string; body: Buffer; hasState: boolean }

const noForm = refusal(400, 'This is not a form the portal knows.')
/** Next's own pages take the header as a sign that they are older than the portal. */
const noAction = refusal(404, 'There is no such form any more. Go back, reload the page, and send it again.', {
  'x-nextjs-action-not-found': '1',
})

/** The ids of every action of the build. */
export function knownActions(manifest = '.next/server/server-reference-manifest.json'): ReadonlySet<string> {
  return new Set(Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).node))
}

/** What next-auth's own routes take. */
export function asCredentials({ headers }: IncomingMessage, body: Buffer): Post | Refusal {
  const type = 'application/x-www-form-urlencoded'
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== type || body.length > 10_000) return noForm
  return { type, body: Buffer.from(new URLSearchParams(body.toString('utf8')).toString()), hasState: false }
}

/** What a page sends to an action, with scripts (the header names it) or without (a field does). */
export async function asAction({ headers }: IncomingMessage, body: Buffer, known: ReadonlySet<string>) {
  const id = headers['next-action']
  const type = headers['content-type'] ?? ''
  if (id !== undefined && !known.has(String(id))) return noAction
  if (id !== undefined && /^text\/plain(;|$)/i.test(type)) return asText(body)
  if (!/^multipart\/form-data;/i.test(type)) return noForm
  const fields = await readFields(type, body)
  if (!fields) return noForm
  const hasState = id === undefined ? withoutScripts(fields, known) : withScripts(fields)
  return typeof hasState === 'boolean' ? { ...(await writeFields(fields)), hasState } : hasState
}

function asText(body: Buffer): Post | Refusal {
  const list = plainArguments(body.toString('utf8'))
  return list ? { type: 'text/plain;charset=UTF-8', body: Buffer.from(JSON.stringify(list)), hasState: false } : noForm
}

/** Field 0 holds the arguments; the fields of a form among them begin with its number. */
function withScripts(fields: Fields): boolean | Refusal {
  const [root, second] = fields.filter(([name]) => name === '0')
  const others = fields.filter(([name]) => name !== '0').map(([name]) => name.match(/^_([1-9a-f])_/)?.[1])
  if (!root || second || others.includes(undefined)) return noForm
  return cleaned(root, new Set(others.map((form) => `$K${form}`)), 2) ?? noForm
}

/** One field names the action: by its id alone, or by a number under which its id and its state stand. */
function withoutScripts(fields: Fields, known: ReadonlySet<string>): boolean | Refusal {
  const own = fields.filter(([name]) => name.startsWith('$'))
  const naming = own.find(([name]) => /^\$ACTION_(ID|REF)_/.test(name))
  const [, kind, which = ''] = naming?.[0].match(/^\$ACTION_(ID|REF)_(\w+)$/) ?? []
  if (!kind) return noForm
  if (kind === 'ID') return own.length > 1 ? noForm : known.has(which) ? false : noAction
  const names = [`$ACTION_REF_${which}`, `$ACTION_${which}:0`, `$ACTION_${which}:1`, '$ACTION_KEY']
  const [, reference, state] = names.map((name) => own.find((field) => field[0] === name))
  if (own.length !== names.length || !names.every((name) => own.some((field) => field[0] === name))) return noForm
  const id = reference?.[1].match(/^\{"id":"(\w+)","bound":"\$@1"\}$/)?.[1]
  const hasState = id && state && cleaned(state, new Set(), 1)
  if (typeof hasState !== 'boolean') return noForm
  return known.has(id ?? '') ? hasState : noAction
}

/** Writes a field of arguments anew; null where it is none, otherwise whether so many are there and the first is a form's state. */
function cleaned(field: Fields[number], forms: ReadonlySet<string>, many: number): boolean | null {
  const list = plainArguments(field[1], forms)
  if (!list) return null
  field[1] = JSON.stringify(list)
  const [first] = list
  // What useActionState keeps of a form: lib/form-state.ts.
  return list.length === many && typeof first === 'object' && first !== null && 'attempt' in first
}
