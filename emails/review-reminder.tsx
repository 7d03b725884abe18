import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import type { ReviewWaits } from '@/emails/review-waits'
import { clockFacts, dueWords, leaderFooter } from '@/emails/words'

/** To the clinical leaders: a review still waits, or is overdue (domain §5). */
export function reviewReminder(
  { reference, urgent, dueOn, businessDaysLeft, link }: ReviewWaits,
  support: string,
): Mail {
  const waits = `${urgent ? 'Urgent: a' : 'A'} clinical review still waits`
  return {
    event: 'review-reminder',
    from: senders.portal,
    subject: `${waits}, ${dueWords(dueOn, businessDaysLeft)}`,
    element: (
      <Layout
        title={waits}
        action={{ words: 'Open the review', link, note: 'You need to sign in. Opening the link decides nothing.' }}
        footer={leaderFooter(support)}
      >
        <Paragraph>
          {urgent ? 'An urgent' : 'An'} extra sessions request{' '}
          {businessDaysLeft < 0 ? 'is overdue in clinical review.' : 'has no clinical review yet.'}
        </Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }, ...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
