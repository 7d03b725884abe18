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
  return (
    <PageHeader
      title={number}
      crumbs={[{ label: 'My Requests', href: paths.requests() }, { label: number }]}
      status={<StatusTag status={status} viewer="consultant_side" granted={approved} />}
      actingFor={actingFor}
      line={
        <>
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
