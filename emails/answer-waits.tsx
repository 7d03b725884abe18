import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import type { ReleasedToMail } from '@/emails/request-waits'
import { clockFacts, leaderFooter, reviewerFooter, withoutYear } from '@/emails/words'

/** To who asked: the answer waits (domain §6). Says no more than a reviewer may read, whoever asked. */
export function answerWaits(
  { reference, urgent, dueOn, businessDaysLeft, link }: ReleasedToMail,
  asker: 'reviewer' | 'clinical leader',
  support: string,
): Mail {
  return {
    event: 'answer-waits',
    from: senders.portal,
    subject: `${urgent ? 'Urgent: the' : 'The'} answer to your question waits, due ${withoutYear(dueOn)}`,
    element: (
      <Layout
        title="The answer to your question waits"
        action={{ words: 'Open the request', link, note: 'You need to sign in. Opening the link decides nothing.' }}
        footer={(asker === 'reviewer' ? reviewerFooter : leaderFooter)(support)}
      >
        <Paragraph>
          Your question about {urgent ? 'an urgent' : 'an'} extra sessions request is answered. The request waits for
          your decision again.
        </Paragraph>
        <Facts facts={[{ label: 'Reference', value: reference }, ...clockFacts('Due', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
