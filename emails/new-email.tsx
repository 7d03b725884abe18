import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Paragraph } from '@/emails/parts'
import { accountFooter } from '@/emails/words'

export type NewEmail = { link: string; until: string }

/** To a new address: the link that confirms that it is theirs. Until then the old one stays. */
export function newEmail({ link, until }: NewEmail, support: string): Mail {
  return {
    event: 'new-email',
    from: senders.portal,
    subject: 'Confirm your new email for Phoenix',
    element: (
      <Layout
        title="Confirm your new email"
        action={{
          words: 'Confirm this email',
          link,
          note: `The link works once, until ${until}. You need to sign in.`,
        }}
        footer={accountFooter(support)}
      >
        <Paragraph>
          This address is to become the one that you sign in with. Until you confirm it, nothing changes.
        </Paragraph>
      </Layout>
    ),
  }
}
