import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph, Part, Points } from '@/emails/parts'
import { consultantFooter, sessions } from '@/emails/words'

export type ApprovedConsultant = {
  reference: string
  caseNumber: string
  caseLink: string
  granted: number
  asked: number
  /** The condition's label (domain §9), or null. */
  condition: string | null
  /** How many can be booked now, and the last day of the new ones, as text. */
  bookable: number
  lapseOn: string
  clientTold: boolean
  byRule: boolean
  /** When the slot begins that the consultant holds for the client, in their own zone, or null. */
  heldSlot: string | null
}

/** To the consultant: the outcome, and what to do next (domain §6.1). */
export function approvedConsultant(approved: ApprovedConsultant, support: string): Mail {
  const {
    reference,
    caseNumber,
    caseLink,
    granted,
    asked,
    condition,
    bookable,
    lapseOn,
    clientTold,
    byRule,
    heldSlot,
  } = approved
  const outcome = `${granted} of ${sessions(asked)} approved`
  return {
    event: 'approved-consultant',
    from: senders.portal,
    subject: `Outcome of ${reference}: ${outcome}`,
    element: (
      <Layout
        title={outcome}
        action={{
          words: 'Open the case',
          link: caseLink,
          note: 'You need to sign in. Reasons and notes are shown in the portal.',
        }}
        footer={consultantFooter(support)}
      >
        <Paragraph>
          {byRule
            ? "A standing rule of the organisation's agreement approved your extra sessions request."
            : 'The organisation has decided your extra sessions request.'}
        </Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
            { label: 'Approved', value: `${granted} of ${asked}` },
          ]}
        />
        {condition && (
          <Part title="Condition">
            <Paragraph>{condition}</Paragraph>
          </Part>
        )}
        <Part title="What to do next">
          <Points
            points={[
              `The ${granted === 1 ? 'session is' : `${granted} sessions are`} on the case now. ${bookable} can be booked.`,
              ...(heldSlot ? [`You hold ${heldSlot} for this client: book it on the case.`] : []),
              `${granted === 1 ? 'It lapses' : 'They lapse'} on ${lapseOn}.`,
              clientTold
                ? 'The client has been told by email, without any detail of the request.'
                : 'The client gets no email. Tell the client the outcome; a task on the case says so.',
            ]}
          />
        </Part>
      </Layout>
    ),
  }
}
