import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PersonStanding, StandingCard } from '@/components/admin/access-standing'

// What *Who can see it now* says of administrators is what their pages are (components/layout/portal-nav.tsx).

test('administrators see every mail', () => {
  const standing = [{ why: 'administrators', names: ['Marcus Bell'], of: 1, cases: [], reads: false }] as const
  const of = { disabled: false, role: 'administrator' } as Parameters<typeof PersonStanding>[0]['person']
  expect(renderToStaticMarkup(createElement(StandingCard, { standing }))).toContain(
    'Every mail, cases without a consultant, overdue requests, this page',
  )
  expect(renderToStaticMarkup(createElement(PersonStanding, { person: of }))).toContain(
    'Every mail, cases without a consultant, overdue requests, holidays, and this page.',
  )
})
