import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Paragraph } from '@/emails/parts'
import { accountFooter } from '@/emails/words'

export type Invitation = { link: string; name: string; invitedBy: string; until: string }

/** To somebody new: the link that lets them set a password and a second factor, once, within seven days. */
export function invitation({ link, name, invitedBy, until }: Invitation, support: string): Mail {
  return {
    event: 'invitation',
    from: senders.portal,
    subject: 'Your invitation to Phoenix',
    element: (
      <Layout
        title="You are invited to Phoenix"
        action={{
          words: 'Set up your sign-in',
          link,
          note: `The link works once, until ${until}. Keep it to yourself.`,
        }}
        footer={accountFooter(support)}
      >
        <Paragraph>
          {name}, {invitedBy} has invited you to the portal. You choose a password and a second step for signing in; it
          takes two minutes.
        </Paragraph>
      </Layout>
    ),
  }
}
