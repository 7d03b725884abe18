import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import type { ReleasedToMail } from '@/emails/request-waits'
import { clockFacts, dueWords, reviewerFooter } from '@/emails/words'

/** To the reviewers: a request still waits, or is overdue (domain §5, §6). */
export function requestReminder(
  { reference, urgent, dueOn, businessDaysLeft, link }: ReleasedToMail,
  support: string,
): Mail {
  const waits = `${urgent ? 'Urgent: a' : 'A'} request still waits for your decision`
  return {
    event: 'request-reminder',
    from: senders.portal,
    subject: `${waits}, ${dueWords(dueOn, businessDaysLeft)}`,
    element: (
      <Layout
        title={waits}
        action={{ words: 'Open the request', link, note: 'You need to sign in. Opening the link decides nothing.' }}
        footer={reviewerFooter(support)}
      >
        <Paragraph>
          {urgent ? 'An urgent' : 'An'} extra sessions request{' '}
          {businessDaysLeft < 0
            ? 'is overdue. It waits until somebody of your organisation decides.'
            : 'has no decision yet.'}
        </Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }, ...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
