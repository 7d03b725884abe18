import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph } from '@/emails/parts'
import { clockFacts, consultantFooter, signInNote, withoutYear } from '@/emails/words'

export type AnswerReminder = {
  reference: string
  urgent: boolean
  waitsFor: 'Further details' | 'answer'
  caseNumber: string
  caseLink: string
  dueOn: string
  businessDaysLeft: number
  link: string
}

/** To the consultant side: Further details or an answer are still missing, and when the request lapses (domain §5, §6). */
export function answerReminder(
  { reference, urgent, waitsFor, caseNumber, caseLink, dueOn, businessDaysLeft, link }: AnswerReminder,
  support: string,
): Mail {
  const needs = `still needs ${waitsFor === 'answer' ? 'your answer' : waitsFor}`
  return {
    event: 'answer-reminder',
    from: senders.portal,
    subject: `${urgent ? 'Urgent: ' : ''}${reference} ${needs} by ${businessDaysLeft === 0 ? 'today' : withoutYear(dueOn)}`,
    element: (
      <Layout
        title={`${urgent ? 'An urgent request' : 'A request'} ${needs}`}
        action={{ words: 'Open the request', link, note: signInNote }}
        footer={consultantFooter(support)}
      >
        <Paragraph>The decision waits until then. Without it the request lapses at the end of that day.</Paragraph>
        <Facts
          facts={[
            { label: 'Reference', value: reference },
            { label: 'Case', value: caseNumber, link: caseLink },
          ]}
        />
        <Facts facts={[...clockFacts('Answer by', dueOn, businessDaysLeft)]} />
      </Layout>
    ),
  }
}
