import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { clockFacts, reviewerFooter, withoutYear } from '@/emails/words'

/** All that a reviewer's mail may say about a request (domain §8): what lib/approvals/release.ts lets through, and no more. */
export type ReleasedToMail = {
  reference: string
  urgent: boolean
  dueOn: string
  businessDaysLeft: number
  link: string
}

/** To the reviewers: a request waits (domain §6). Reference, urgent or not, due date, business days left, link. */
export function requestWaits(
  { reference, urgent, dueOn, businessDaysLeft, link }: ReleasedToMail,
  support: string,
): Mail {
  const waits = `${urgent ? 'Urgent: a' : 'A'} request waits for your decision`
  return {
    event: 'request-waits',
    from: senders.portal,
    subject: `${waits}, due ${withoutYear(dueOn)}`,
    element: (
      <Layout
        title={waits}
        action={{ words: 'Open the request', link, note: 'You need to sign in. Opening the link decides nothing.' }}
        footer={reviewerFooter(support)}
      >
        <Paragraph>{urgent ? 'An urgent' : 'An'} extra sessions request has reached your organisation.</Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }, ...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
