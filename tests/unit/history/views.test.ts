import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { viewedPages } from '@/lib/history/viewed'

// Every page that shows what is known of one client keeps that it was opened (lib/history/view.ts). A page is found by what it reads
// or draws with: the nouns of a client's record. One that shows none stands here, with its reason.

const inside = 'app/(portal)/'
const without: Record<string, string> = {
  'admin/holidays/page.tsx': 'public holidays and their history, about nobody',
  'admin/organisations/[organisation]/page.tsx': 'an organisation and its history, about no client',
  'admin/people/[person]/page.tsx': 'somebody who signs in, and their history, about no client',
  'admin/practices/[practice]/page.tsx': 'a practice and its history, about no client',
  'calendar/page.tsx without an appointment': 'a list of many; the panel of one appointment is a view',
  'calendar/blocks/[block]/page.tsx': 'time of the consultant’s own; a slot held for a client is not opened here',
  'calendar/blocks/new/page.tsx': 'time of the consultant’s own',
  'calendar/feed/page.tsx': 'the address of a feed, which names nobody (decision 14)',
  'calendar/new/page.tsx': 'a list of cases to choose from',
  'cases/page.tsx': 'a list of many',
  'clients/page.tsx': 'a list of many',
  'help/page.tsx': 'words for reviewers, about nobody',
  'requests/page.tsx': 'a list of many',
  'requests/[request]/answer/page.tsx': 'leads to the request and shows nothing',
  'reviews/page.tsx': 'a list of many',
  'approvals/page.tsx': 'a list of many, without any identity',
  'search/page.tsx': 'a list of many',
}

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path.startsWith(inside) && path.endsWith('/page.tsx'))
const text = (path: string) => readFileSync(path, 'utf8')

const nouns = 'clients|cases|appointments|calendar|requests|reviews|approvals|further-details|search'
const ofRecord = new RegExp(`from '@/(components|lib)/(${nouns})/`)
/** An address that names a record of a client says so too, whatever the page is made of. */
const named = /\/\[(client|case|task|appointment|block|request)\]\//
const mayShow = pages.filter((path) => named.test(path) || ofRecord.test(text(path)))
const calls = (path: string) => [...text(path).matchAll(/recordView\(\w+, '(\w+)'/g)].map(([, page]) => page ?? '')

describe('views', () => {
  test('are kept by every page of one client', () => {
    expect(mayShow.length).toBeGreaterThan(25)
    const silent = mayShow.filter((path) => calls(path).length === 0).map((path) => path.slice(inside.length))
    expect(silent.filter((path) => !(path in without))).toEqual([])
  })

  test('are left out only by pages that are there, and that keep none', () => {
    const listed = Object.keys(without).map((path) => path.split(' ')[0] ?? '')
    expect(listed.filter((path) => !pages.includes(inside + path))).toEqual([])
    expect(listed.filter((path) => path !== 'calendar/page.tsx' && calls(inside + path).length > 0)).toEqual([])
  })

  test('are kept after it is known that the viewer may see it, once a page', () => {
    const keeping = pages.filter((path) => calls(path).length > 0)
    expect(keeping.length).toBeGreaterThanOrEqual(18)
    for (const path of keeping) {
      const page = text(path)
      expect(calls(path), path).toHaveLength(1)
      const before = page.slice(0, page.indexOf('recordView('))
      expect(before, path).toMatch(/notFound\(\)|if \(calendar\.open\) /)
    }
  })

  test('have words for every page that keeps one, and no others but the administrator’s', () => {
    const kept = new Set(pages.flatMap(calls))
    const words = Object.keys(viewedPages).filter((page) => !page.startsWith('access'))
    expect(words.sort()).toEqual([...kept].sort())
  })
})
