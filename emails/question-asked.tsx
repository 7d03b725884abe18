import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { clockFacts, consultantFooter, withoutYear } from '@/emails/words'

export type QuestionAsked = {
  reference: string
  urgent: boolean
  from: 'clinical review' | 'organisation'
  caseNumber: string
  caseLink: string
  dueOn: string
  businessDaysLeft: number
  link: string
}

/** To the consultant side: a question waits (domain §6). The question itself is read in the portal. */
export function questionAsked(
  { reference, urgent, from, caseNumber, caseLink, dueOn, businessDaysLeft, link }: QuestionAsked,
  support: string,
): Mail {
  const asker = from === 'organisation' ? 'The organisation' : 'The clinical review'
  return {
    event: 'question-asked',
    from: senders.portal,
    subject: `${urgent ? 'Urgent: a' : 'A'} question about ${reference}, answer by ${withoutYear(dueOn)}`,
    element: (
      <Layout
        title="A question waits for your answer"
        action={{
          words: 'Answer the question',
          link,
          note: 'You need to sign in. The question is shown in the portal.',
        }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          {asker} has a question about your extra sessions request. The decision waits until you have answered.
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
          ]}
        />
        <Facts facts={[...clockFacts('Answer by', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
