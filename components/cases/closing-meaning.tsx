import { Card } from '@/components/ui/card'
import { LedgerTrack } from '@/components/ui/ledger-track'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseView } from '@/lib/cases/queries'
import { shortName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { drawnUnits } from './ledger-words'

/** What closing a case means, with its effect on the count, before it is done. */
export function ClosingMeaning({ view }: { view: CaseView }) {
  const { assistCase, client, ledger, own, today } = view
  const left = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === assistCase.id).length
  const draft = assistCase.requests.find(({ status }) => status === 'draft')
  return (
    <Card title="What closing means">
      <p className="mb-4 font-medium">{lapseWords(left, ledger.total)}</p>
      <LedgerTrack units={drawnUnits(ledger, { own, today })} threshold={ledger.threshold} low />
      <ul className="mt-4 list-disc space-y-1.5 pl-5 text-ink-2">
        <li>
          Nothing can be booked or asked for on {caseNumber(assistCase.number)} any more, and it cannot be reopened.
        </li>
        {draft && (
          <li>
            The draft{' '}
            <TextLink href={paths.newRequest(caseNumber(assistCase.number))} reference>
              {requestNumber(draft.reference)}
            </TextLink>{' '}
            is withdrawn with it. Nobody is told, because nobody has seen it.
          </li>
        )}
        <li>Its appointments, requests and history stay, and sessions used stay in the count for 12 months.</li>
        <li>
          A new issue of {shortName(client)}'s needs{' '}
          <TextLink href={paths.newCase(client.id)}>a new Assist case</TextLink>.
        </li>
      </ul>
    </Card>
  )
}

function lapseWords(left: number, total: number): string {
  if (left === 0) return `No session remains on this case; the total stays at ${total} in 12 months.`
  const [remain, them] = left === 1 ? ['1 session remains', 'it'] : [`${left} sessions remain`, 'them']
  return `${remain}; closing gives ${them} up: the total falls from ${total} to ${total - left} in 12 months.`
}
