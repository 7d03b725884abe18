import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { clockFacts, leaderFooter, withoutYear } from '@/emails/words'

export type ReviewWaits = { reference: string; urgent: boolean; dueOn: string; businessDaysLeft: number; link: string }

/** To the clinical leaders: a review waits (domain §6). */
export function reviewWaits({ reference, urgent, dueOn, businessDaysLeft, link }: ReviewWaits, support: string): Mail {
  const waits = `${urgent ? 'Urgent: a' : 'A'} clinical review waits for you`
  return {
    event: 'review-waits',
    from: senders.portal,
    subject: `${waits}, due ${withoutYear(dueOn)}`,
    element: (
      <Layout
        title={waits}
        action={{ words: 'Open the review', link, note: 'You need to sign in. Opening the link decides nothing.' }}
        footer={leaderFooter(support)}
      >
        <Paragraph>An extra sessions request has its Further details and waits for a clinical review.</Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }, ...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
