import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { accountFooter } from '@/emails/words'

/** `what` is a sentence without the full stop: 'A passkey was added', 'Your password was changed'. */
export type AccountChanged = { what: string; when: string }

/** To the address that was there before: what was changed in somebody's way in, and what to do if it was not them. */
export function accountChanged({ what, when }: AccountChanged, support: string): Mail {
  return {
    event: 'account-changed',
    from: senders.portal,
    subject: 'A change to how you sign in to Phoenix',
    element: (
      <Layout title={what} footer={accountFooter(support)}>
        <Facts facts={[{ label: 'When', value: when }]} />
        <Paragraph>If it was you, there is nothing to do.</Paragraph>
        <Paragraph>
          If it was not you, call User Support now: they end every sign-in and let you set it up anew.
        </Paragraph>
      </Layout>
    ),
  }
}
