import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { StatusTag } from '@/components/requests/status-tag'
import { Card } from '@/components/ui/card'
import { caseNumber } from '@/lib/cases/assist-case'
import { paths } from '@/lib/paths'
import { isOpen, requestNumber, type Status } from '@/lib/requests/request'
import { grantedOf, type RequestRow, requestLine } from './request-words'

type Props = {
  requests: readonly (RequestRow & { case: number })[]
  zone: string
  /** Said after each where a list holds several cases. */
  severalCases?: boolean
}

/** Extra sessions requests, latest first, each with the status of its own record. */
export function RequestsCard({ requests, zone, severalCases = false }: Props) {
  return (
    <Card title="Extra sessions requests" aside={requests.length > 0 && requests.length}>
      {requests.length > 0 && (
        <ul>
          {requests.map((request) => (
            <RequestItem key={request.reference} {...{ request, zone, severalCases }} />
          ))}
        </ul>
      )}
      {!severalCases && !requests.some(({ status }) => isOpen(status as Status)) && (
        <p className={requests.length > 0 ? 'border-t border-line pt-3.5 text-ink-2' : 'text-ink-2'}>
          No request is open on this case.
        </p>
      )}
      {severalCases && requests.length === 0 && 'No extra sessions were asked for.'}
    </Card>
  )
}

function RequestItem({
  request,
  zone,
  severalCases,
}: Omit<Props, 'requests'> & { request: Props['requests'][number] }) {
  const status = request.status as Status
  const code = caseNumber(request.case)
  const granted = grantedOf(request)
  const href = status === 'draft' ? paths.newRequest(code) : paths.request(requestNumber(request.reference))
  return (
    <li className="relative -mx-2 flex items-center gap-3 border-b border-line px-2 py-3 first:pt-1 last:border-0 hover:bg-sunken">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link href={href} className="reference covers-row">
            {requestNumber(request.reference)}
          </Link>
          <StatusTag status={status} viewer="consultant_side" granted={granted} />
          {request.urgent && <b className="text-sm">Urgent</b>}
        </p>
        <p className="mt-1 text-sm text-ink-2">
          {requestLine(request, zone)}
          {severalCases && `, on ${code}`}
        </p>
      </div>
      <ChevronRight className="text-ink-3" />
    </li>
  )
}
