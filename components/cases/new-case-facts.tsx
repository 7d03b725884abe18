import { CaseState } from '@/components/cases/case-state'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber, contractTypeWords } from '@/lib/cases/assist-case'
import type { NewCaseView } from '@/lib/cases/queries'
import { longDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import type { Refusal } from '@/lib/refusal'

type Begins = Exclude<NewCaseView['begins'], Refusal>
type Props = { view: NewCaseView; begins: Begins; consultant: string }

/** What the case will begin with, and what it does to the count, before it is opened. */
export function NewCaseFacts({ view: { client, own }, begins, consultant }: Props) {
  const { terms, sessions, alreadyGranted, openedOn, ledger } = begins
  const after = ledger.total + sessions
  const byCase = terms.countScope === 'case'
  return (
    <>
      <Card title="What it begins with">
        <Facts
          items={[
            { label: 'Sessions', value: count(sessions) },
            {
              label: 'Agreement',
              value: `${client.organisation.name}, ${contractTypeWords[terms.contractType]?.toLowerCase()}`,
            },
            { label: 'Opened', value: longDate(openedOn) },
            { label: 'Consultant', value: consultant },
          ]}
        />
        {alreadyGranted > 0 && (
          <p className="mt-3 text-ink-2">
            The agreement grants {count(terms.entitledSessions)} per annum. {count(alreadyGranted)} of them{' '}
            {alreadyGranted === 1 ? 'was' : 'were'} granted with other cases in the last 12 months.
          </p>
        )}
        <p className="mt-3 text-ink-2">
          {byCase
            ? 'Sessions are counted on each case by itself.'
            : `The total in 12 months goes from ${ledger.total} to ${after}.`}
          {!byCase &&
            after + 1 >= ledger.threshold &&
            ` From ${ledger.threshold} on a request for extra sessions needs a clinical review.`}
        </p>
      </Card>
      <OwnCases own={own} others={client.cases.length - own.length} />
    </>
  )
}

function OwnCases({ own, others }: { own: NewCaseView['own']; others: number }) {
  return (
    <Card title="Cases there are" aside={own.length}>
      <ul className="space-y-2.5">
        {own.map(({ number, issue, closedAt }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <TextLink href={paths.case(caseNumber(number))} reference>
              {caseNumber(number)}
            </TextLink>
            <CaseState closedAt={closedAt} />
            <span className="text-ink-2">{issue}</span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="mt-3 text-ink-2">
          {others === 1 ? 'One more case is not yours to see.' : `${others} more cases are not yours to see.`}
        </p>
      )}
    </Card>
  )
}

const count = (sessions: number): string => (sessions === 1 ? '1 session' : `${sessions} sessions`)
