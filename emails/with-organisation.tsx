import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, KeptText, Paragraph, Part } from '@/emails/parts'
import { clockFacts, consultantFooter, sessions, signInNote } from '@/emails/words'

export type WithOrganisation = {
  reference: string
  caseNumber: string
  caseLink: string
  endorsed: number
  asked: number
  /** What the clinical leader wrote for the consultant, or ''. */
  note: string
  dueOn: string
  businessDaysLeft: number
  link: string
}

/** To the consultant, after an endorsement: it is with the organisation now (domain §6). */
export function withOrganisation(
  { reference, caseNumber, caseLink, endorsed, asked, note, dueOn, businessDaysLeft, link }: WithOrganisation,
  support: string,
): Mail {
  return {
    event: 'with-organisation',
    from: senders.portal,
    subject: `${reference} is with the organisation now`,
    element: (
      <Layout
        title="Your request is with the organisation now"
        action={{ words: 'Open the request', link, note: signInNote }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          The clinical review endorsed{' '}
          {endorsed === asked ? sessions(endorsed) : `${endorsed} of the ${sessions(asked)} you asked for`}. The
          organisation decides next. There is nothing for you to do.
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
          ]}
        />
        <Facts facts={[...clockFacts('Due', dueOn, businessDaysLeft)]} />
        {note && (
          <Part title="Note of the clinical leader">
            <KeptText text={note} />
          </Part>
        )}
      </Layout>
    ),
  }
}
