import { StatusTag } from '@/components/requests/status-tag'
import { PageHeader } from '@/components/ui/page-header'
import { dueDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import type { DetailsView } from './details-view'

/** For whom, and by when it is answered. */
export function DetailsHeader({ view, actingFor }: { view: DetailsView; actingFor?: string }) {
  const { number, status, read, due, left } = view
  return (
    <PageHeader
      title="Further details"
      crumbs={[
        { label: 'My Requests', href: paths.requests() },
        { label: number, href: paths.request(number) },
        { label: 'Further details' },
      ]}
      status={<StatusTag status={status} viewer="consultant_side" />}
      actingFor={actingFor}
      line={
        <>
          {number} for <b className="text-ink">{view.client}</b>, case <span className="reference">{view.case}</span>,{' '}
          {read.organisation.name}.{read.urgent && <b className="text-ember-ink"> Urgent.</b>}
          {!view.refused && due && (
            <>
              {' '}
              Answer by <b className="text-ink">{dueDate(due)}</b>, {left}.
            </>
          )}
        </>
      }
    />
  )
}
