import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { KeptText, Paragraph, Part } from '@/emails/parts'
import { clientFooter, clientSubject } from '@/emails/words'

/** The text that administrators keep, as stored: other support open to the client. */
export type DeclinedClient = { otherSupport: string }

/** To the client after a decline: carries them on, without a reason (domain §6.1). */
export function declinedClient({ otherSupport }: DeclinedClient): Mail {
  return {
    event: 'declined-client',
    from: senders.client,
    subject: clientSubject,
    element: (
      <Layout mark={false} title="About more sessions" footer={clientFooter}>
        <Paragraph>Hello,</Paragraph>
        <Paragraph>
          More sessions could not be approved this time. Sessions that you still have stay yours, and the person you
          already see will talk with you about what comes next.
        </Paragraph>
        <Part title="Where else to find support">
          <KeptText text={otherSupport} />
        </Part>
      </Layout>
    ),
  }
}
