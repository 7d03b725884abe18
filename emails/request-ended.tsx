import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { consultantFooter, signInNote } from '@/emails/words'

export type RequestEnded = {
  how: 'withdrawn' | 'lapsed'
  reference: string
  caseNumber: string
  caseLink: string
  asked: number
  link: string
}

const why = {
  withdrawn:
    'It was taken back. No decision is needed any more, and sessions that remain on the case can be booked as before.',
  lapsed:
    'It was not answered in time. No decision is needed any more. If the sessions are still needed, make a new request from the case.',
} as const

/** To the consultant side: withdrawn or lapsed (domain §6). */
export function requestEnded(
  { how, reference, caseNumber, caseLink, asked, link }: RequestEnded,
  support: string,
): Mail {
  return {
    event: 'request-ended',
    from: senders.portal,
    subject: `${reference} ${how === 'withdrawn' ? 'was withdrawn' : 'has lapsed'}`,
    element: (
      <Layout
        title={how === 'withdrawn' ? 'The request was withdrawn' : 'The request has lapsed'}
        action={{ words: 'Open the request', link, note: signInNote }}
        footer={consultantFooter(support)}
      >
        <Paragraph>{why[how]}</Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
            { label: 'Asked', value: String(asked) },
          ]}
        />
      </Layout>
    ),
  }
}
