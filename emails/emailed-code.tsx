import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { accountFooter } from '@/emails/words'

export type EmailedCode = { code: string; minutes: number }

/** To a reviewer whose organisation allows it: the six digits of one sign-in. */
export function emailedCode({ code, minutes }: EmailedCode, support: string): Mail {
  return {
    event: 'emailed-code',
    from: senders.portal,
    subject: 'Your code for signing in to Phoenix',
    element: (
      <Layout title="Your code" footer={accountFooter(support)}>
        <Paragraph>
          Type it on the page where you are signing in. It works once, within {minutes} minutes, in that browser only.
        </Paragraph>
        <Facts facts={[{ label: 'Code', value: code }]} />
        <Paragraph>If you are not signing in, somebody knows your password: set a new one now.</Paragraph>
      </Layout>
    ),
  }
}
