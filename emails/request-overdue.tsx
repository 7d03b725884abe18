import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { administratorFooter, clockFacts, signInNote } from '@/emails/words'

export type RequestOverdue = {
  reference: string
  urgent: boolean
  organisation: string
  decider: 'clinical review' | 'organisation'
  dueOn: string
  businessDaysLeft: number
  link: string
}

/** To the administrators: a decision is overdue, and whose (domain §5). */
export function requestOverdue(
  { reference, urgent, organisation, decider, dueOn, businessDaysLeft, link }: RequestOverdue,
  support: string,
): Mail {
  return {
    event: 'request-overdue',
    from: senders.portal,
    subject: `${urgent ? 'Urgent: ' : ''}${reference} is overdue`,
    element: (
      <Layout
        title={`${urgent ? 'An urgent decision' : 'A decision'} is overdue`}
        action={{ words: 'Open the overview', link, note: signInNote }}
        footer={administratorFooter(support)}
      >
        <Paragraph>
          {decider === 'organisation'
            ? 'The organisation has not decided in time. Its reviewers are reminded every second business day.'
            : 'It has not left clinical review in time. The clinical leaders are reminded every second business day.'}
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Organisation', value: organisation },
          ]}
        />
        <Facts facts={[...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
