import { expect } from '@playwright/test'
import { bare } from '@/tests/support/matrix/bare'
import type { State } from '@/tests/support/matrix/grid'
import { filledIn } from '@/tests/support/matrix/pages'
import { type Ownership, ownerships, type Somebody } from '@/tests/support/matrix/row'
import { type Matrix, nowhere, test } from '@/tests/support/matrix/server'

// A record that the query of one's own page names (S1): somebody else's is as good as none there, in every word of the page.

const foreign = ownerships.slice(1)
const notOfPractice = foreign.filter((whose) => whose !== 'same practice')
const notOfOrganisation = foreign.filter((whose) => whose !== 'same organisation')

/** The page, the query with the foreign record's names in brackets, who asks, in which state the record is, and whose it is. */
const named: [string, string, Somebody, State, readonly Ownership[]][] = [
  ['/calendar', 'appointment=[appointment]', 'consultant', 'ahead', foreign],
  ['/calendar/new', 'case=[case]', 'practice_staff', 'idle', foreign],
  ['/cases/[case]/requests/new', 'again=[request]', 'consultant', 'declined', foreign],
  ['/clients', 'q=[case]', 'consultant', 'idle', foreign],
  ['/clients', 'after=[case]', 'consultant', 'idle', foreign],
  ['/clients', 'organisation=[organisation]', 'consultant', 'idle', notOfOrganisation],
  ['/requests', 'q=[request]', 'consultant', 'waiting', foreign],
  ['/search', 'q=[request]', 'consultant', 'waiting', foreign],
  ['/search', 'q=[request]', 'clinical_leader', 'waiting', ownerships],
  ['/cases', 'given=[case]', 'practice_staff', 'unassigned', notOfPractice],
  ['/cases', 'after=[case]', 'practice_staff', 'unassigned', notOfPractice],
  ['/approvals', 'search=[request]', 'reviewer', 'waiting', notOfOrganisation],
  ['/approvals', 'after=[request]', 'reviewer', 'waiting', notOfOrganisation],
]

/** What is on the page of one query and not of the other; a form has a key of its own each time. */
async function difference(matrix: Matrix, one: string, other: string, cookie: string): Promise<string[]> {
  const words = async (path: string) => {
    const { status, body } = await matrix.get(path, cookie)
    expect(status, path).toBe(200)
    return bare(body.replaceAll(/"submissionKey[^}]*\}/g, ''), path)
  }
  const [first, second] = [await words(one), await words(other)]
  return first.filter((row) => !second.includes(row))
}

for (const [address, query, who, of, whose] of named)
  test(`${address}?${query}, ${who}`, async ({ matrix }) => {
    const page = filledIn(address, await matrix.record('own', 'idle'))
    const none = `${page}?${filledIn(query, nowhere)}`
    for (const one of whose) {
      const record = await matrix.record(one, of)
      const path = `${page}?${filledIn(query, record)}`
      const { body } = await matrix.get(path, matrix.cookie(who))
      expect(body, path).not.toContain(record.familyName)
      // Once more where a minute passed between the two: pages say what time it is.
      const other = await difference(matrix, path, none, matrix.cookie(who))
      const still = other.length > 0 ? await difference(matrix, path, none, matrix.cookie(who)) : []
      expect(still, `${path} as ${none}`).toEqual([])
    }
  })
