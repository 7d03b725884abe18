import { describe, expect, test } from 'vitest'
import { type HistoryRow, historyWords } from '@/lib/history/words'
import { requestEvents } from '@/lib/requests/lifecycle'

const row = (event: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{
    id: '1',
    at: new Date('2026-11-10T01:31:00Z'),
    event,
    data: {},
    rule: null,
    appointment: 456,
    request: '4M8W2D',
  },
  ...{ by: 'Priya Raman', role: 'consultant', onBehalfOf: null, ...more },
})
const said = (event: string, more: Partial<HistoryRow> = {}) => historyWords(row(event, more), 'Australia/Melbourne')

describe('what happened', () => {
  const titles: [string, unknown, string][] = [
    ['client.registered', {}, 'Client registered'],
    ['case.opened', { entitled: 6 }, 'Assist case opened, 6 sessions entitled'],
    ['case.consultant_selected', { consultant: 'Priya Raman' }, 'Consultant selected: Priya Raman'],
    ['case.sessions_added', { sessions: 1, reference: 'ESR-4M8W2D' }, '1 session added by ESR-4M8W2D'],
    ['appointment.no_show', {}, 'No show, uses 1 session'],
    ['appointment.cancelled', { cancellation: 'client_late' }, 'Late cancellation, uses 1 session'],
    ['appointment.cancelled', { cancellation: 'provider' }, 'Cancelled by provider or consultant'],
    ['request.submitted', { sessions: 3 }, 'ESR-4M8W2D submitted, 3 sessions asked'],
    ['request.approved', { sessions: 2 }, 'ESR-4M8W2D approved, 2 sessions'],
    [
      'portal.restored',
      { takenAt: '2026-11-09T15:00:00.000Z' },
      'Portal restored from the backup of 10 Nov 2026, 2:00 am',
    ],
    ['request.lapsed', {}, 'ESR-4M8W2D lapsed, not answered in time'],
  ]
  test.each(titles)('%s %o', (event, data, title) => expect(said(event, { data }).title).toBe(title))

  test('a booking says for when, in the reader’s zone', () => {
    const data = { startsAt: '2026-11-24T00:30:00.000Z', manner: 'video' }
    expect(said('appointment.booked', { data })).toMatchObject({
      title: 'Appointment APP-00456 booked',
      detail: 'For 24 Nov 2026, 11:30 am, video',
    })
  })
  test('a submission keeps the count it was held against', () => {
    const data = { sessions: 4, total: 12, threshold: 12 }
    expect(said('request.submitted_for_further_details', { data }).detail).toBe(
      'Counted 12 in 12 months, clinical review from 12',
    )
  })
  test('every event of a request has words of its own', () => {
    const all = requestEvents.map((event) => said(`request.${event}`).title)
    expect(all.every((title) => title.includes('ESR-4M8W2D'))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('who did it', () => {
  test('a person, at their time', () => expect(said('case.closed').line).toBe('Priya Raman, 10 Nov 2026, 12:31 pm'))
  test('practice staff, for the consultant', () => {
    const line = said('appointment.booked', {
      by: 'Bec Sullivan',
      role: 'practice_staff',
      onBehalfOf: 'Priya Raman',
    }).line
    expect(line).toBe('Bec Sullivan for Priya Raman, 10 Nov 2026, 12:31 pm')
  })
  test('a reviewer, for the organisation', () => {
    const line = said('request.approved', { by: 'Joanna Pike', role: 'reviewer' }).line
    expect(line).toMatch(/^Joanna Pike, the organisation, 10 Nov/)
  })
  test('a rule, by its name and version', () => {
    const rule = 'standing rule of agreement version 2'
    const line = said('request.approved', { by: null, role: null, rule }).line
    expect(line).toMatch(/^By rule: standing rule of agreement version 2, 10 Nov/)
  })
})
