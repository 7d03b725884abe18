import { AskAction } from '@/components/cases/ask-action'
import { AskInTime } from '@/components/cases/ask-in-time'
import { HistoryCard } from '@/components/cases/history-card'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { PageBody } from '@/components/ui/page-body'
import { TextLink } from '@/components/ui/text-link'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import { caseNumber } from '@/lib/cases/assist-case'
import { dateAndTime, placeOfZone } from '@/lib/clocks/calendar-date'
import type { HistoryPage } from '@/lib/history/queries'
import { paths } from '@/lib/paths'
import { CaseSessions } from './case-sessions'
import { CaseTasks } from './case-tasks'
import { ParentCase } from './parent-case'
import { SettleEffect } from './settle-action'
import { Times } from './times'

/** Under the heading: whose appointment it is, and on which day. */
export function AppointmentLine({ facts: { client, clientId, own }, day }: { facts: AppointmentFacts; day: string }) {
  return (
    <>
      {own ? <TextLink href={paths.client(clientId)}>{client}</TextLink> : client}, {day}
    </>
  )
}

type Props = { facts: AppointmentFacts; history: HistoryPage; zone: string; at: Date }

/** An appointment's page: when and how it is, its case with the count and what waits, and what happened to it. */
export function AppointmentView({ facts, history, zone, at }: Props) {
  const { own } = facts
  const side = own && (
    <>
      <Card>
        <CaseTasks assistCase={own.assistCase} unread={own.unread} zone={zone} at={at} />
        <div className="mt-3 grid gap-3">
          <AskInTime facts={own.askInTime} />
          <AskAction ask={own.ask} code={caseNumber(facts.case.number)} variant="secondary" />
        </div>
      </Card>
      <Card>
        <CaseSessions ledger={own.ledger} own={facts.case.number} />
      </Card>
    </>
  )
  return (
    <PageBody side={side} sideName="The case's sessions and tasks">
      <Card title="Appointment">
        <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
          <div className="space-y-3">
            <Times {...{ facts, zone, at }} />
            <SettleEffect facts={facts} at={at} />
          </div>
          <Facts items={factItems(facts, zone)} />
        </div>
      </Card>
      <Card>
        <ParentCase facts={facts} />
      </Card>
      <HistoryCard history={history} zone={zone} />
    </PageBody>
  )
}

const cancelledBy: Readonly<Record<string, string>> = {
  client_early: 'The client, in time',
  client_late: 'The client, less than 24 hours before the start',
  provider: 'Provider or consultant',
}

function factItems(
  { organisation, clientZone, consultant, createdAt, cancelledAt, cancellation }: AppointmentFacts,
  zone: string,
) {
  return [
    { label: 'Organisation', value: organisation },
    { label: "Client's place", value: placeOfZone(clientZone) },
    { label: 'Consultant', value: consultant.name },
    { label: 'Booked', value: dateAndTime(createdAt, zone) },
    ...(cancelledAt ? [{ label: 'Cancelled', value: dateAndTime(cancelledAt, zone) }] : []),
    ...(cancellation ? [{ label: 'Cancelled by', value: cancelledBy[cancellation] ?? cancellation }] : []),
  ]
}
