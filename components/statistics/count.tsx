import { Tag } from '@/components/ui/tag'
import type { Shown } from '@/lib/statistics/suppress'

/** A count, or the word for why it is not there. */
export function Count({ shown }: { shown: Shown }) {
  if (typeof shown === 'number') return <span className="tabular-nums">{shown.toLocaleString('en-AU')}</span>
  return <Tag tone="striped-slate">{shown}</Tag>
}
