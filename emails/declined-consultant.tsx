import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, KeptText, Paragraph, Part, Points } from '@/emails/parts'
import { consultantFooter, sessions } from '@/emails/words'

export type DeclinedConsultant = {
  reference: string
  caseNumber: string
  caseLink: string
  asked: number
  by: 'clinical review' | 'organisation'
  /** The reason given for consultants: the option's label (domain §9), and what was written for them. */
  reason: string
  note: string
  mayAskAgain: boolean
  clientTold: boolean
  otherSupport: string
}

/** To the consultant: declined, why, and what carries the client on (domain §6.1). */
export function declinedConsultant(declined: DeclinedConsultant, support: string): Mail {
  const { reference, caseNumber, caseLink, asked, by, reason, note, mayAskAgain, clientTold, otherSupport } = declined
  return {
    event: 'declined-consultant',
    from: senders.portal,
    subject: `Outcome of ${reference}: declined`,
    element: (
      <Layout
        title="Your request was declined"
        action={{
          words: 'Open the case',
          link: caseLink,
          note: 'You need to sign in. The history is shown in the portal.',
        }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          The {by} has declined your request for {sessions(asked)}.
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
            { label: 'Approved', value: `0 of ${asked}` },
          ]}
        />
        <Part title="Reason">
          <Paragraph>{reason}</Paragraph>
          {note && <KeptText text={note} />}
        </Part>
        <Part title="What to do next">
          <Points
            points={[
              clientTold
                ? 'The client has been told by email, without the reason.'
                : 'The client gets no email. Tell the client the outcome; a task on the case says so.',
              ...(mayAskAgain ? ['If there is new information, you can ask again once, from the request.'] : []),
              'Sessions that remain on the case can still be booked.',
            ]}
          />
        </Part>
        <Part title="Other support for the client">
          <KeptText text={otherSupport} />
        </Part>
      </Layout>
    ),
  }
}
