import { globSync, readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { markers } from '@/tests/support/marking'

/** As a page, as the data of a page that is followed, and as what is fetched before. */
const manners: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]

/** Everything of an answer: every header and cookie, where it leads, and its body. */
async function wholeOf(answer: APIResponse): Promise<string> {
  const headers = answer.headersArray().map(({ name, value }) => `${name}: ${value}`)
  return [...headers, await answer.text()].join('\n')
}

/** What is random or sealed: keys, challenges and tokens are words of 43 letters and more, and hold a marker's letters by chance. */
const random = /[\w+-]{43,}/g

/** The markers of a text that the asker did not bring along. */
function markersIn(text: string, said: readonly string[]): string[] {
  const news = said
    .filter((one) => one.length > 3)
    .reduce((left, one) => left.replaceAll(one, ''), text.replace(random, ''))
  return news.match(new RegExp(markers, 'gi')) ?? []
}

/** What was asked, how it was answered, and the markers in it. */
export type Reached = { path: string; status: number; found: string[]; links: string[] }

async function reach(request: APIRequestContext, path: string, headers: Record<string, string>): Promise<Reached> {
  const first = await request.get(path, { headers, maxRedirects: 0 })
  // Page data is at an address of its own, which the first answer names.
  const data = first.headers().location?.match(/^\S*[?&]_rsc\b\S*$/)?.[0]
  const answer = data ? await request.get(data, { headers, maxRedirects: 0 }) : first
  const text = `${await wholeOf(first)}\n${data ? await wholeOf(answer) : ''}`
  const links = [...text.matchAll(/href=\\?"(\/[^"\\#]*)|^location: (?:https?:\/\/[^/]*)?(\/.*)$/gim)].map(
    (link) => link[1] ?? link[2] ?? '',
  )
  const own = links
    .map((link) => link.replaceAll('&amp;', '&'))
    .filter((link) => !/^\/(_next|api|sign-in)|[?&]_rsc\b/.test(link))
  return { path, status: answer.status(), found: markersIn(text, decodeURIComponent(path).split(/[/?=&]/)), links: own }
}

/** Everything from some addresses on, in every manner, without following a redirect unseen. */
export async function everythingFrom(
  request: APIRequestContext,
  starts: readonly string[],
  follow = true,
): Promise<Reached[]> {
  const known = new Set(starts)
  const all: Reached[] = []
  for (const path of known)
    for (const seen of await Promise.all(manners.map((manner) => reach(request, path, manner)))) {
      all.push(seen)
      if (follow) for (const link of seen.links) known.add(link)
    }
  return all
}

/** The address of every page and route of the portal, with the values of its brackets; one that is not named is a mistake of the test. */
export function everyAddress(values: Readonly<Record<string, string>>): string[] {
  return globSync('app/**/{page.tsx,route.ts}').map((file) => {
    const path = file.replace(/^app|\/\([^)]*\)|\/(page\.tsx|route\.ts)$/g, '')
    return (
      path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`No value for [${name}] of ${file}.`)
        return value
      }) || '/'
    )
  })
}

/** Every server action of the build, by its id; not that of signing out, which leads to the demo's list of all its people. */
export function everyAction(): string[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  const all = Object.entries<{ exportedName: string }>(manifest.node)
  return all.flatMap(([id, { exportedName }]) => (exportedName === 'signOut' ? [] : [id]))
}

/** Calls an action as a page's script does, with a form that names what it could be about. */
export async function act(
  request: APIRequestContext,
  origin: string,
  id: string,
  fields: Record<string, string>,
): Promise<Reached> {
  const form = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]))
  const state = { values: {}, fields: {}, sentence: '', attempt: 0 }
  const answer = await request.post('/help', {
    headers: { origin, 'next-action': id },
    multipart: { ...form, 0: JSON.stringify([state, '$K1']) },
    maxRedirects: 0,
  })
  const text = await wholeOf(answer)
  return { path: `action ${id}`, status: answer.status(), found: markersIn(text, Object.values(fields)), links: [] }
}

/** Posts something as it is. */
export async function post(
  request: APIRequestContext,
  path: string,
  headers: Record<string, string>,
  data: string,
): Promise<Reached> {
  const answer = await request.post(path, { headers, data, maxRedirects: 0 })
  const text = await wholeOf(answer)
  return { path, status: answer.status(), found: markersIn(text, path.split('/')), links: [] }
}
