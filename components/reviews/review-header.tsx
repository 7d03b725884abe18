import { Printer } from 'lucide-react'
import { StatusTag } from '@/components/requests/status-tag'
import { Overdue } from '@/components/ui/day-clock'
import { Menu } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { calendarDate, dueDate, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { isOpen } from '@/lib/requests/request'
import type { ReviewView } from './review-view'

/** Reference, state, whose it is, who asked when, and until when it is decided. */
export function ReviewHeader({ view }: { view: ReviewView }) {
  const { read, number, status, due } = view
  const granted = read.allotment && { sessions: read.allotment.sessions, of: read.sessionsAsked ?? 0 }
  const words = view.overdue ? <Overdue>{view.left}</Overdue> : view.left
  return (
    <PageHeader
      title={`Clinical review ${number}`}
      crumbs={[{ label: 'Clinical Reviews', href: paths.reviews() }, { label: number }]}
      status={
        <StatusTag
          status={status}
          viewer={view.may ? 'clinical_leader' : 'administrator'}
          granted={granted ?? undefined}
        />
      }
      line={
        <>
          <b className="text-ink">{view.client}</b>, <span className="reference">{view.case}</span>,{' '}
          {read.organisation.name}. Asked by {read.consultant.name}
          {read.dateOfRequest && ` on ${longDate(calendarDate(read.dateOfRequest))}`}.
          {read.urgent && <b className="text-ember-ink"> Urgent.</b>}
          {due && isOpen(status) && (
            <span className="block md:hidden">
              {dueWords(view)} <b className="text-ink">{dueDate(due)}</b>, {words}
            </span>
          )}
        </>
      }
      aside={
        due &&
        isOpen(status) && (
          <>
            <p className="font-semibold">
              {dueWords(view)} {dueDate(due)}
            </p>
            <p className="text-sm text-ink-3">{words}</p>
          </>
        )
      }
      menu={<Menu items={[{ label: 'Print', icon: <Printer />, print: true }]} />}
    />
  )
}

const dueWords = ({ status }: ReviewView): string =>
  status === 'clinical_question' || status === 'further_details' || status === 'organisation_question'
    ? 'Answer due'
    : 'Due'
