import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { KeptText, Paragraph, Part } from '@/emails/parts'
import { clientFooter, clientSubject, sessions } from '@/emails/words'

/** Texts that administrators keep, as stored: how to book, and where support is found meanwhile. */
export type ApprovedClient = { granted: number; howToBook: string; supportBeforeThen: string }

/** To the client: how many, how to book, where else to find support. Neutral: no mark, link, service name or reason (domain §6.1). */
export function approvedClient({ granted, howToBook, supportBeforeThen }: ApprovedClient): Mail {
  const are = granted === 1 ? 'is' : 'are'
  const have = granted === 1 ? 'has' : 'have'
  return {
    event: 'approved-client',
    from: senders.client,
    subject: clientSubject,
    element: (
      <Layout
        mark={false}
        title={`${granted} more ${granted === 1 ? 'session' : 'sessions'} ${are} available to you`}
        footer={clientFooter}
      >
        <Paragraph>Hello,</Paragraph>
        <Paragraph>
          {granted} more {sessions(granted).replace(/^\d+ /, '')} {have} been approved. You can book{' '}
          {granted === 1 ? 'it' : 'them'} with the person you already see.
        </Paragraph>
        <Part title="How to book">
          <KeptText text={howToBook} />
        </Part>
        <Part title="Until then">
          <KeptText text={supportBeforeThen} />
        </Part>
      </Layout>
    ),
  }
}
