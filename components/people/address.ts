import { paths } from '@/lib/paths'
import type { PersonSearch } from '@/lib/people/schema'

/** The address of the list in another state: a change of search or filter begins at the first page again. */
export const peopleAddress = (search: PersonSearch, change: Partial<PersonSearch> = {}): string =>
  paths.people({ ...search, after: undefined, before: undefined, ...change })

/** How many there are, as far as they are counted. */
export function countWords(of: number, most: number, one: string, many: string): string {
  if (of > most) return `More than ${most.toLocaleString('en-AU')} ${many}`
  return of === 1 ? `1 ${one}` : `${of.toLocaleString('en-AU')} ${many}`
}
