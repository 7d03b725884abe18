import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Paragraph } from '@/emails/parts'
import { accountFooter } from '@/emails/words'

export type NewPassword = { link: string; until: string }

/** To whoever forgot a password: the link that lets them set a new one. The second factor stays as it is. */
export function newPassword({ link, until }: NewPassword, support: string): Mail {
  return {
    event: 'new-password',
    from: senders.portal,
    subject: 'Set a new password for Phoenix',
    element: (
      <Layout
        title="Set a new password"
        action={{
          words: 'Set a new password',
          link,
          note: `The link works once, until ${until}. Keep it to yourself.`,
        }}
        footer={accountFooter(support)}
      >
        <Paragraph>Somebody, we hope you, asked to set a new password. Your second step stays as it is.</Paragraph>
        <Paragraph>If it was not you, do nothing: your password stays, and nobody was let in.</Paragraph>
      </Layout>
    ),
  }
}
