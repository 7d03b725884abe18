import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import type { ReleasedToMail } from '@/emails/request-waits'
import { reviewerFooter, signInNote } from '@/emails/words'

/** What a reviewer is told of a request that ended while it was with the organisation: less than when it came. */
export type NoDecisionNeeded = Pick<ReleasedToMail, 'reference' | 'link'>

/** To the reviewers: withdrawn or lapsed, no decision is needed any more (domain §6). */
export function noDecisionNeeded({ reference, link }: NoDecisionNeeded, support: string): Mail {
  return {
    event: 'no-decision-needed',
    from: senders.portal,
    subject: `${reference}: no decision is needed any more`,
    element: (
      <Layout
        title="No decision is needed any more"
        action={{ words: 'Open the request', link, note: signInNote }}
        footer={reviewerFooter(support)}
      >
        <Paragraph>This extra sessions request has ended without a decision. There is nothing for you to do.</Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }]} />
      </Layout>
    ),
  }
}
