import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { clockFacts, consultantFooter, signInNote, withoutYear } from '@/emails/words'

export type FurtherDetailsNeeded = {
  reference: string
  urgent: boolean
  caseNumber: string
  caseLink: string
  dueOn: string
  businessDaysLeft: number
}

/** To the consultant side: a clinical review needs Further details first (domain §6). */
export function furtherDetailsNeeded(
  { reference, urgent, caseNumber, caseLink, dueOn, businessDaysLeft }: FurtherDetailsNeeded,
  support: string,
): Mail {
  return {
    event: 'further-details-needed',
    from: senders.portal,
    subject: `${urgent ? 'Urgent: ' : ''}${reference} needs Further details by ${withoutYear(dueOn)}`,
    element: (
      <Layout
        title="Further details needed"
        action={{ words: 'Open the case', link: caseLink, note: signInNote }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          Your {urgent ? 'urgent ' : ''}extra sessions request needs a clinical review. It starts when you have answered
          the Further details. The organisation never sees them.
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
