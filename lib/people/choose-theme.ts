import 'server-only'
import { db } from '@/lib/db'
import type { Person, Theme } from '@/lib/people/person'

/** Keeps a person's theme (design §8); their own matter, so it has no history. */
export async function chooseThemeFor(person: Person, theme: Theme): Promise<void> {
  await db.person.update({ where: { id: person.id }, data: { theme } })
}
