import type { Browser } from '@playwright/test'
import { nobody, signIn, type Visitor } from '@/bin/bench/browser'
import type { Page } from '@/bin/bench/pages'
import { aims } from '@/bin/bench/report'
import { type Statement, traffic, type Wire } from '@/bin/bench/wire'

/** Signs in once everyone whose pages are measured. */
export async function visitorsOf(browser: Browser, url: string, pages: Page[]): Promise<(page: Page) => Visitor> {
  const visitors = new Map<string, Visitor>([['', nobody]])
  for (const { who } of pages) {
    if (!visitors.has(who)) visitors.set(who, await signIn(browser, url, who))
  }
  return ({ who }) => visitors.get(who) ?? nobody
}

/** Opens a page without a browser, asking as one does. Throws unless it is shown. */
export async function open(url: string, { cookie }: Visitor): Promise<void> {
  const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' }
  const response = await fetch(url, { headers, redirect: 'manual' })
  await response.text()
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
}

/**
 * What a page asks the database once its code is loaded and its connections are open. A busy machine may stall between two
 * questions that belong together, never ask two at once that depend on each other: so of several tries, each keeping the
 * answers back for longer, the one with the fewest rounds is right.
 */
export async function statementsOf(wire: Wire, work: () => Promise<void>): Promise<Statement[]> {
  await work()
  // Held answers let nothing that is asked at once share a connection; after this the pool has all that it needs.
  let fewest = await wire.watch(work)
  for (const hold of [100, 300, 900]) {
    const statements = await wire.watch(work, hold)
    if (traffic(statements).rounds <= traffic(fewest).rounds) fewest = statements
    if (traffic(fewest).rounds <= aims.rounds) break
  }
  return fewest
}
