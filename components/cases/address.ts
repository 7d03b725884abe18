import type { CaseSearch } from '@/lib/cases/schema'
import { paths } from '@/lib/paths'

/** The address of a case's page in another state. */
export function caseAddress(code: string, search: Partial<CaseSearch>, change: Partial<CaseSearch> = {}): string {
  const { tasks, history, after } = { ...search, ...change }
  const query = new URLSearchParams()
  if (tasks && tasks !== 'all') query.set('tasks', tasks)
  if (history) query.set('history', history)
  if (after) query.set('after', after)
  return `${paths.case(code)}${query.size ? `?${query}` : ''}`
}
