import 'server-only'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'

/** Keeps whether single keys do something for a person (WCAG 2.1.4); their own matter, so it has no history. */
export async function chooseShortcutsFor(person: Person, shortcuts: boolean): Promise<void> {
  await db.person.update({ where: { id: person.id }, data: { shortcuts } })
}
