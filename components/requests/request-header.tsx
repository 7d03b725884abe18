import { Printer, Undo2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { isOpen } from '@/lib/requests/request'
import type { RequestView } from './request-view'
import { StatusTag } from './status-tag'

/** Reference, state and client, with what can be done at the right. */
export function RequestHeader({ view, actingFor }: { view: RequestView; actingFor?: string }) {
  const { read, status, number, granted } = view
  const withdrawable = isOpen(status)
  const approved = granted === null ? undefined : { sessions: granted, of: read.sessionsAsked ?? granted }
  const tag = <StatusTag status={status} viewer="consultant_side" granted={approved} />
  // The title bar of a phone has no room for these words beside a reference.
  const long = status.endsWith('_question') || status === 'further_details'
  return (
    <PageHeader
      title={number}
      crumbs={[{ label: 'My Requests', href: paths.requests() }, { label: number }]}
      status={<span className={long ? 'max-md:hidden' : undefined}>{tag}</span>}
      actingFor={actingFor}
      line={
        <>
          {long && <span className="mb-1 block md:hidden">{tag}</span>}
          Extra sessions request for <b className="text-ink">{view.client}</b>,{' '}
          <span className="reference">{view.case}</span>
          {read.urgent && <b className="text-ember-ink"> · Urgent</b>}
          {withdrawable && (
            <noscript>
              {' · '}
              <TextLink href={paths.withdrawal(number)}>Withdraw request</TextLink>
            </noscript>
          )}
        </>
      }
      menu={
        <Menu
          items={[
            ...(withdrawable ? [{ label: 'Withdraw request', icon: <Undo2 />, href: paths.withdrawal(number) }] : []),
            { label: 'Print', icon: <Printer />, print: true },
          ]}
        />
      }
    />
  )
}
