import 'server-only'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'

/** Everyone who can sign in, for the demo's sign-in page: by role, then name. */
export function peopleOfTheDemo() {
  return db.person.findMany({
    where: { disabledAt: null },
    relationLoadStrategy: 'join',
    select: {
      name: true,
      email: true,
      role: true,
      title: true,
      organisation: { select: { name: true } },
      practice: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
  })
}

/** The consultants of a practice, whom its staff can act for. Empty for everyone else. */
export async function consultantsToActFor(person: Person): Promise<{ id: string; name: string }[]> {
  if (person.role !== 'practice_staff' || !person.practiceId) return []
  const where = { practiceId: person.practiceId, role: 'consultant', disabledAt: null }
  return db.person.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}
