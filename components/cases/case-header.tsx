import { CalendarPlus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { caseNumber } from '@/lib/cases/assist-case'
import type { AskFacts, CaseView } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'
import { AskAction } from './ask-action'
import { CaseLine } from './case-line'
import { CaseMenu } from './case-menu'
import { CaseState } from './case-state'
import { NewCaseAction } from './new-case-action'

/** The head of an Assist case: what it is, and the way to ask for extra sessions. */
export function CaseHeader({ view, actingFor }: { view: CaseView; actingFor: string | undefined }) {
  const { assistCase, client, ask } = view
  const code = caseNumber(assistCase.number)
  return (
    <PageHeader
      title={code}
      crumbs={[
        { label: 'My Clients', href: paths.clients() },
        { label: clientName(client), href: paths.client(client.id) },
        { label: code },
      ]}
      status={<CaseState closedAt={assistCase.closedAt} />}
      line={<CaseLine client={client} assistCase={assistCase} />}
      actions={assistCase.closedAt ? <NewCaseAction client={client.id} /> : <OpenActions ask={ask} code={code} />}
      menu={<CaseMenu view={view} />}
      actingFor={actingFor}
    />
  )
}

const OpenActions = ({ ask, code }: { ask: AskFacts; code: string }) => (
  <>
    <ButtonLink href={paths.newAppointment({ case: code })} className="max-md:!flex-none">
      <CalendarPlus />
      <span>
        Book<span className="max-md:sr-only"> appointment</span>
      </span>
    </ButtonLink>
    <AskAction ask={ask} code={code} />
  </>
)
