import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseView } from '@/lib/cases/queries'
import { shortName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'
import { CaseState } from './case-state'

/** The client's other cases: the viewer's own with their numbers; of the rest only that they exist, and how they count. */
export function OtherCases({ view: { assistCase, client, ledger, terms, own } }: { view: CaseView }) {
  const others = client.cases.filter(({ id }) => id !== assistCase.id)
  const mine = others.filter(({ number }) => own.includes(number)).toSorted((a, b) => b.number - a.number)
  const hidden = others.filter(({ number }) => !own.includes(number))
  const counted = (cases: readonly { id: string }[]) =>
    ledger.units.filter(({ caseId }) => cases.some(({ id }) => id === caseId)).length
  if (others.length === 0) return null
  const words = (cases: readonly { id: string }[]) =>
    terms.countScope === 'case' ? 'Counted by itself.' : `${sessions(counted(cases))} in the count.`
  return (
    <Card title={`${shortName(client)}'s other cases`}>
      <ul className="space-y-2.5">
        {mine.map((one) => (
          <li key={one.number} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <TextLink href={paths.case(caseNumber(one.number))} reference>
              {caseNumber(one.number)}
            </TextLink>
            <CaseState closedAt={one.closedAt} />
            <span className="text-ink-2">{words([one])}</span>
          </li>
        ))}
        {hidden.length > 0 && (
          <li className="text-ink-2">
            {hidden.length === 1
              ? 'One more case, not yours to see.'
              : `${hidden.length} more cases, not yours to see.`}{' '}
            {words(hidden)}
          </li>
        )}
      </ul>
    </Card>
  )
}

const sessions = (count: number): string => (count === 1 ? '1 session' : `${count || 'No'} sessions`)
