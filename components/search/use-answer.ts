import { useEffect, useState } from 'react'
import type { Find, FoundGroup } from '@/lib/search/found'

type Answer = { of: string; groups: readonly FoundGroup[]; trouble?: string }

/** Typing rests so long, in milliseconds, before it is searched for. */
const rest = 120

/** What was found for what is typed. An answer that was overtaken by more typing is dropped; the last one stands until then. */
export function useAnswer(find: Find, typed: string) {
  const [answer, setAnswer] = useState<Answer>({ of: '', groups: [] })
  const wanted = typed.trim()

  useEffect(() => {
    let overtaken = false
    const take = (next: Omit<Answer, 'of'>) => overtaken || setAnswer({ of: wanted, ...next })
    const ask = async () => {
      const groups = await find(wanted)
      take(groups ? { groups } : { groups: [], trouble: 'You were signed out. Sign in again to search.' })
    }
    const failed = () => take({ groups: [], trouble: 'Search does not answer. Type it again in a minute.' })
    if (!wanted) take({ groups: [] })
    const timer = wanted ? setTimeout(() => ask().catch(failed), rest) : undefined
    return () => {
      overtaken = true
      clearTimeout(timer)
    }
  }, [find, wanted])

  const isOf = answer.of === wanted
  const groups = wanted ? answer.groups : []
  return { groups, isOf, words: wordsFor(wanted, isOf, answer) }
}

/** What is said of the answer, and whether it is also shown: a list speaks for itself. */
function wordsFor(wanted: string, isOf: boolean, { groups, trouble }: Answer): { text: string; shown: boolean } {
  const count = groups.reduce((sum, { found }) => sum + found.length, 0)
  if (!wanted || !isOf) return { text: '', shown: false }
  if (trouble) return { text: trouble, shown: true }
  return count > 0 ? { text: `${count} found`, shown: false } : { text: 'Nothing matches.', shown: true }
}
