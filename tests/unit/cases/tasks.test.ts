import { describe, expect, test } from 'vitest'
import { type CaseFacts, type ListedFacts, listedTask, tasksOf } from '@/lib/cases/tasks'

const at = new Date('2026-11-24T01:00:00Z')
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000)
const quiet: CaseFacts = { closed: false, consultantId: 'c', appointments: [], requests: [] }
const kinds = (facts: Partial<CaseFacts>) => tasksOf({ ...quiet, ...facts }).map(({ kind }) => kind)
const booked = (id: string, startsAt: Date, status = 'scheduled') => ({ id, status, startsAt })

describe('the tasks of a case', () => {
  test('no consultant: one is to be selected, and nothing else', () => {
    expect(kinds({ consultantId: null })).toEqual(['select_consultant'])
  })
  test('nothing booked: next steps', () => {
    expect(kinds({})).toEqual(['next_steps'])
    expect(kinds({ appointments: [booked('a', hours(-2), 'completed')] })).toEqual(['next_steps'])
  })
  test('something booked or begun: it waits for the earliest of them', () => {
    const appointments = [booked('late', hours(50)), booked('early', hours(-1), 'commenced')]
    expect(tasksOf({ ...quiet, appointments })).toEqual([
      { kind: 'waiting_for_appointment_completion', appointmentId: 'early', requestId: null },
    ])
  })
  test('further details outstanding: required, beside the other task', () => {
    const requests = [{ id: 'r', status: 'further_details' }]
    expect(kinds({ requests })).toEqual(['next_steps', 'further_details_required'])
    expect(kinds({ requests: [{ id: 'r', status: 'clinical_review' }] })).toEqual(['next_steps'])
  })
  test('a closed case has none', () => {
    expect(kinds({ closed: true, requests: [{ id: 'r', status: 'further_details' }] })).toEqual([])
  })
})

describe('the task a list names', () => {
  const facts: ListedFacts = { request: null, tasks: [], bookedUntil: null, remaining: 0 }
  const listed = (more: Partial<ListedFacts>) => {
    const task = listedTask({ ...facts, ...more }, at)
    return task && `${task.words}${task.needsYou ? ' *' : ''}`
  }
  const task = (kind: ListedFacts['tasks'][number]['kind']) => ({ id: kind, kind })
  const waiting = task('waiting_for_appointment_completion')
  const next = task('next_steps')

  test('none where none is open', () => expect(listed({})).toBeNull())
  test('an appointment ahead has no flame; a past one to complete has', () => {
    expect(listed({ tasks: [waiting], bookedUntil: hours(1) })).toBe('Waiting for Appointment Completion')
    expect(listed({ tasks: [waiting], bookedUntil: at })).toBe('Waiting for Appointment Completion *')
  })
  test('nothing booked has the flame while sessions remain', () => {
    expect(listed({ tasks: [next], remaining: 1 })).toBe('Next Steps *')
    expect(listed({ tasks: [next] })).toBe('Next Steps')
  })
  test('further details come first, then a question, then an outcome to tell', () => {
    const tell = task('tell_client_the_outcome')
    const question = { reference: '7K3QX2', status: 'organisation_question' } as const
    expect(listed({ tasks: [waiting, tell, task('further_details_required')] })).toBe('Further Details Required *')
    expect(listed({ tasks: [waiting, tell], request: question })).toBe('Question from organisation *')
    expect(listedTask({ ...facts, request: question }, at)).toMatchObject({ task: null, request: '7K3QX2' })
    expect(listed({ tasks: [waiting, tell] })).toBe('Tell the client the outcome *')
  })
  test('a request that waits on somebody else changes nothing', () => {
    const request = { reference: '7K3QX2', status: 'organisation_review' } as const
    expect(listed({ tasks: [next], request })).toBe('Next Steps')
  })
})
