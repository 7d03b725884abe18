import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseView } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { calendarDate, shortDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { askable, grantedTo } from './case-ledger'
import { strippedVerdict } from './ledger-words'
import { SessionStrip } from './session-strip'

/** Beside a task: the count, and the facts of its case. */
export function TaskSide({ view }: { view: CaseView }) {
  const { assistCase, client, ledger, terms, ask } = view
  const code = caseNumber(assistCase.number)
  const { entitled, approved } = grantedTo(assistCase)
  return (
    <>
      <Card title="Session ledger">
        <SessionStrip ledger={ledger} size="full" />
        <p className="mt-3 text-ink-2">{strippedVerdict(ledger, askable(ask, terms))}</p>
      </Card>
      <Card title="Assist case">
        <Facts
          items={[
            {
              label: 'Number',
              value: (
                <TextLink href={paths.case(code)} reference>
                  {code}
                </TextLink>
              ),
            },
            { label: 'Client', value: <TextLink href={paths.client(client.id)}>{clientName(client)}</TextLink> },
            { label: 'Organisation', value: client.organisation.name },
            { label: 'Consultant', value: assistCase.consultant?.name ?? 'Not selected yet' },
            { label: 'Opened', value: shortDate(calendarDate(assistCase.openedOn)) },
            { label: 'Entitled', value: approved ? `${entitled}, and ${approved} approved` : entitled },
          ]}
        />
      </Card>
    </>
  )
}
