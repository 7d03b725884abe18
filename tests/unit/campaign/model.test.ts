import { describe, expect, test } from 'vitest'
import { differences, mailDifferences } from '@/tests/campaign/nemesis/model'
import type { Happened, Operation } from '@/tests/campaign/nemesis/operation'

const operation = (more: Partial<Operation> = {}): Operation => ({
  ...{ kind: 'approve', by: 'joanna', request: 'ESR-AAAAAA', key: '', said: '' },
  ...{ startedAt: 10_000, endedAt: 12_000, outcome: 'ok', ...more },
})
const row = (more: Partial<Happened> = {}): Happened => ({
  ...{ event: 'request.approved', by: 'joanna', request: 'ESR-AAAAAA', key: 'k', at: 11_000, ...more },
})
const booking = (key: string) => operation({ kind: 'book', request: '', key })
const booked = (key: string) => row({ event: 'appointment.booked', request: '', key })

describe('what people were told and what happened', () => {
  test('agree where each confirmed operation happened once, and an unknown one once or not at all', () => {
    expect(differences([operation()], [row()])).toEqual([])
    expect(differences([operation({ outcome: 'unknown' })], [])).toEqual([])
    expect(differences([operation({ outcome: 'unknown' })], [row()])).toEqual([])
    expect(differences([operation({ outcome: 'refused' })], [])).toEqual([])
    expect(differences([operation({ outcome: 'unknown' }), operation()], [row()])).toEqual([])
    for (const at of [9_000, 13_000]) expect(differences([operation()], [row({ at })])).toEqual([])
  })

  test('a submit is known by its key, whatever the request is called', () => {
    const submit = operation({ kind: 'submit', request: '', key: 'k', outcome: 'unknown' })
    expect(differences([submit], [row({ event: 'request.submitted_for_further_details' })])).toEqual([])
  })

  test.each([
    ['lost', [operation()], [], 'was confirmed and is not in history'],
    ['of another request', [operation()], [row({ request: 'ESR-BBBBBB' })], 'was confirmed and is not in history'],
    ['of another kind', [operation()], [row({ event: 'request.declined' })], 'was confirmed and is not in history'],
    ['of another hour', [booking('nine')], [booked('ten')], 'was confirmed and is not in history'],
    ['of somebody else', [operation()], [row({ by: 'amrit' })], 'was confirmed and is not in history'],
    ['long before', [operation()], [row({ at: 1_000 })], 'was confirmed and is not in history'],
    ['long after', [operation()], [row({ at: 60_000 })], 'was confirmed and is not in history'],
    ['twice', [operation()], [row(), row({ at: 11_500 })], 'nobody asked for it, or it happened twice'],
    ['refused and done', [operation({ outcome: 'refused' })], [row()], 'nobody asked for it, or it happened twice'],
    ['by itself', [], [row()], 'nobody asked for it, or it happened twice'],
  ])('are different where something is %s', (_, operations, happened, words) => {
    expect(differences(operations, happened).join('\n')).toContain(words)
  })
})

test('a mail is wrong that waits still, came twice, or came although it failed', () => {
  const mail = (status: string, taken: number) => ({ id: '1', event: 'approved-client', status, taken })
  const right = [mail('sent', 1), mail('parked', 0), mail('parked', 1), mail('failed', 0)]
  const wrong = [
    mail('sent', 0),
    mail('sent', 2),
    mail('parked', 2),
    mail('failed', 1),
    mail('queued', 0),
    mail('claimed', 1),
  ]
  expect(mailDifferences([...right, ...wrong])).toHaveLength(wrong.length)
})
