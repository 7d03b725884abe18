import type { AccessKind, AccessSearch } from '@/lib/history/schema'
import { paths } from '@/lib/paths'

type Change = Partial<Record<'client' | 'person' | 'from' | 'to' | 'who' | 'after', string | undefined>> & {
  kind?: AccessKind | undefined
}

const queryOf = ({ client, person, from, to, kind, who, after }: AccessSearch, change: Change) => ({
  ...{ client, person, from, to, kind, who, after },
  ...change,
})

/** The address of *Who could have seen it* in another state: a change begins at the newest row again. */
export const accessAddress = (search: AccessSearch, change: Change = {}): string =>
  paths.access(queryOf({ ...search, after: undefined }, change))

/** What the same gives as a file. */
export const accessFileAddress = (search: AccessSearch): string =>
  paths.accessFile(queryOf({ ...search, after: undefined }, {}))
