import { describe, expect, test } from 'vitest'
import { drawnUnits, grantedWords, requestVerdict, strippedVerdict, sumParts } from '@/components/cases/ledger-words'
import { ledgerOf } from '@/lib/entitlement/ledger'

const session = (number: number, on: string, status: string, cancellation: string | null = null) => ({
  ...{ number, on, startsAt: new Date(`${on}T00:30:00Z`), status, cancellation },
})
const cases = [
  {
    ...{ id: 'mine', number: 123, open: true },
    allotments: [{ id: 'e', kind: 'entitlement', sessions: 3, grantedOn: '2026-08-11' }],
    appointments: [session(431, '2026-11-10', 'completed'), session(456, '2026-11-24', 'scheduled')],
  },
  {
    ...{ id: 'theirs', number: 31, open: false, allotments: [] },
    appointments: [session(17, '2026-02-04', 'cancelled', 'client_late')],
  },
]
const pending = [
  { reference: '7K3QX2', caseId: 'mine', sessions: 1 },
  { reference: '4M8W2D', caseId: 'theirs', sessions: 1 },
]
const ledger = (threshold = 12, asked = 0) =>
  ledgerOf({ dateOfRequest: '2026-11-24', scope: 'client', caseId: 'mine', threshold, cases, pending, asked })

describe('units as they are drawn', () => {
  const units = drawnUnits(ledger(), { own: [123], today: '2026-11-24' })
  test('have their date above, and today as such', () => {
    expect(units.map(({ kind, label }) => `${kind} ${label ?? '-'}`)).toEqual([
      'charged 4 Feb',
      'completed 10 Nov',
      'scheduled Today',
      'remaining -',
      'pending -',
      'pending -',
    ])
  })
  test('link what the viewer may open', () => {
    expect(units[1]).toMatchObject({
      title: '10 Nov 2026, completed; no longer counts from 10 November 2027',
      href: '/calendar/APP-00431',
      reference: 'APP-00431',
    })
    expect(units[4]).toMatchObject({ title: 'Asked for in', reference: 'ESR-7K3QX2' })
  })
  test('count another consultant’s, and name nothing of it', () => {
    expect(units[0]).toEqual({
      kind: 'charged',
      label: '4 Feb',
      title: '4 Feb 2026, late cancellation, on another case; no longer counts from 4 February 2027',
    })
    expect(units[5]).toEqual({ kind: 'pending', label: undefined, title: 'Asked for, on another case' })
    expect(JSON.stringify([units[0], units[5]])).not.toMatch(/4M8W2D|APP-|000031/)
  })
})

describe('words of a count', () => {
  test('the verdict, from where a review is needed', () => {
    expect(requestVerdict(ledger(12), 4)).toBe('A request for 1 to 4 needs no clinical review.')
    expect(requestVerdict(ledger(12), 1)).toBe('A request for 1 needs no clinical review.')
    expect(requestVerdict(ledger(10), 4)).toBe('A request for 3 needs no clinical review; 4 does.')
    expect(requestVerdict(ledger(7), 4)).toBe('Every request needs a clinical review.')
  })
  test('the same beside a strip', () => {
    expect(strippedVerdict(ledger(10), 4)).toBe('6 in 12 months. 3 more need no clinical review; 4 do.')
    expect(strippedVerdict(ledger(8), 4)).toBe('6 in 12 months. 1 more needs no clinical review; 2 do.')
    expect(strippedVerdict(ledger(12), 4)).toBe('6 in 12 months. 4 more need no clinical review.')
    expect(strippedVerdict(ledger(6), 4)).toBe('6 in 12 months. Every request needs a clinical review.')
    expect(strippedVerdict(ledger(6), null)).toBe('6 in 12 months.')
  })
  test('the sum leaves out this request where nothing is asked', () => {
    expect(sumParts(ledger()).map(({ kind }) => kind)).toEqual([
      'completed',
      'charged',
      'scheduled',
      'remaining',
      'pending',
    ])
    expect(sumParts(ledger(12, 2)).at(-1)).toEqual({ kind: 'asked', count: 2 })
  })
  test('what was granted', () => {
    expect(grantedWords({ entitled: 6, approved: 2 })).toBe('Of 8 sessions: 6 entitled, 2 approved.')
    expect(grantedWords({ entitled: 1, approved: 0 })).toBe('Of 1 session: 1 entitled.')
  })
})
