import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { consultantFooter, signInNote } from '@/emails/words'

export type ConsentOver = { reference: string; caseNumber: string; caseLink: string; link: string }

/** To the consultant side: the client's consent to a mail counted 12 months and is over; they tell the outcome themselves. */
export function consentOver({ reference, caseNumber, caseLink, link }: ConsentOver, support: string): Mail {
  return {
    event: 'consent-over',
    from: senders.portal,
    subject: `${reference}: the client gets no email any more`,
    element: (
      <Layout
        title="The consent to an email is over"
        action={{ words: 'Open the request', link, note: signInNote }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          The client agreed to an email about the outcome more than 12 months ago. That counts no longer. When the
          outcome comes, a task asks you to tell the client.
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
          ]}
        />
      </Layout>
    ),
  }
}
