import { describe, expect, test } from 'vitest'
import { isUnder } from '@/components/layout/nav'
import { navigationOf } from '@/components/layout/portal-nav'

const marked = (role: Parameters<typeof navigationOf>[0], needsYou: number, waiting: number) =>
  navigationOf(role, needsYou, waiting).map(({ label, flame, count }) => (flame ? `${label} ${count}` : label))

describe('cases without a consultant', () => {
  test('are in the provider’s navigation always, with the flame while there are some', () => {
    expect(marked('administrator', 0, 0)).toEqual([
      'Overview',
      'Unassigned',
      'Organisations',
      'People',
      'Mail',
      'Holidays',
      'Statistics',
      'History',
      'Guides',
    ])
    expect(marked('administrator', 0, 2)).toEqual([
      'Overview',
      'Unassigned 2',
      'Organisations',
      'People',
      'Mail',
      'Holidays',
      'Statistics',
      'History',
      'Guides',
    ])
  })
  test('are in practice staff’s while there are some, beside what waits for them as a consultant', () => {
    const own = ['My Calendar', 'My Clients', 'My Requests 3', 'Guides']
    expect(marked('practice_staff', 3, 0)).toEqual(own)
    expect(marked('practice_staff', 3, 1)).toEqual(own.toSpliced(3, 0, 'Unassigned 1'))
  })
  test('are not what the flame at Mail counts', () => {
    expect(marked('administrator', 3, 2).filter((label) => /\d/.test(label))).toEqual(['Unassigned 2', 'Mail 3'])
  })
  test('are nobody else’s', () => {
    for (const role of ['consultant', 'clinical_leader', 'reviewer'] as const)
      expect(marked(role, 0, 5).join()).not.toContain('Unassigned')
  })
})

describe('where one is', () => {
  const current = (path: string) =>
    navigationOf('practice_staff', 0, 1)
      .filter((item) => isUnder(path, item))
      .map(({ label }) => label)

  test.each([
    ['/cases', 'Unassigned'],
    ['/cases/ASST-000123', 'My Clients'],
    ['/cases/ASST-000123/closing', 'My Clients'],
    ['/clients', 'My Clients'],
    ['/clients/1/cases/new', 'My Clients'],
    ['/requests/ESR-7K3QX2', 'My Requests'],
  ])('%s belongs to one entry', (path, label) => expect(current(path)).toEqual([label]))
})
