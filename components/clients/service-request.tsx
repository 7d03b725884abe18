import { StatusTag } from '@/components/requests/status-tag'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { Service } from '@/lib/clients/queries'
import { calendarDate, longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { isOpen, requestNumber, type Status } from '@/lib/requests/request'

/** What is left of a case, the request that is open on it or kept as a draft, and the way to close the case. */
export function ServiceRequest({ service: { assistCase, ledger } }: { service: Service }) {
  const left = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === assistCase.id).length
  const request =
    assistCase.requests.find(({ status }) => isOpen(status as Status)) ??
    assistCase.requests.find(({ status }) => status === 'draft')
  if (assistCase.closedAt) return null
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-4">
      <p className="font-semibold">{left === 1 ? '1 session left' : `${left || 'No'} sessions left`}</p>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
        {request ? <OpenRequest request={request} code={caseNumber(assistCase.number)} /> : <NoRequest />}
      </div>
      <TextLink href={paths.closing(caseNumber(assistCase.number))}>Close case</TextLink>
    </div>
  )
}

function OpenRequest({ request, code }: { request: Service['assistCase']['requests'][number]; code: string }) {
  const { reference, status, dueOn } = request
  const number = requestNumber(reference)
  return (
    <>
      <TextLink href={status === 'draft' ? paths.newRequest(code) : paths.request(number)} reference>
        {number}
      </TextLink>
      <StatusTag status={status as Status} viewer="consultant_side" />
      {dueOn && <span className="text-ink-2">Due {longDate(calendarDate(dueOn))}</span>}
    </>
  )
}

const NoRequest = () => <span className="text-ink-2">No request is open on this case.</span>
