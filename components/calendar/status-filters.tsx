import { type ShownState, shownStates, stateWords } from '@/lib/appointments/appointment'
import { hrefOf, type Shown } from './shown'

type Props = { shown: Shown; counts: Record<ShownState, number>; label?: string }

/** Which states are shown, each with how many there are in the days shown. */
export function StatusFilters({ shown, counts, label = 'Filter by state' }: Props) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <nav aria-label={label} className="calendar-filters">
      <Filter shown={shown} status={null} count={all} />
      {shownStates.map((status) => (
        <Filter key={status} shown={shown} status={status} count={counts[status]} />
      ))}
    </nav>
  )
}

function Filter({ shown, status, count }: { shown: Shown; status: ShownState | null; count: number }) {
  const current = shown.status === status
  return (
    <a href={hrefOf(shown, { status: current ? null : status })} aria-current={current ? 'true' : undefined}>
      {status && <span aria-hidden="true" data-state={status} className="state-look calendar-swatch" />}
      {status ? stateWords[status] : 'All'} <span className="calendar-count">{count}</span>
    </a>
  )
}
