import { type Mail, senders } from '@/emails/brand'
import { Layout } from '@/emails/layout'
import { Facts, Paragraph, Part } from '@/emails/parts'
import type { ReleasedToMail } from '@/emails/request-waits'
import { clockFacts, reviewerFooter } from '@/emails/words'

export type DailyMail = {
  /** By due date; `isNew` since the mail of the day before. */
  waiting: readonly (ReleasedToMail & { isNew: boolean })[]
  /** How many more wait than are listed. */
  more: number
  ended: readonly Pick<ReleasedToMail, 'reference' | 'link'>[]
  link: string
}

/** To the reviewers of an organisation with one mail a day: what waits, what is new, what needs no decision any more (domain §7, §8). */
export function dailyMail({ waiting, more, ended, link }: DailyMail, support: string): Mail {
  const count = waiting.length + more
  const title =
    count === 0
      ? 'No decision is needed any more'
      : `${count} ${count === 1 ? 'request waits' : 'requests wait'} for your decision`
  return {
    event: 'daily-mail',
    from: senders.portal,
    subject: `${waiting.some(({ urgent }) => urgent) ? 'Urgent: ' : ''}${title}`,
    element: (
      <Layout
        title={title}
        action={{ words: 'Open the requests', link, note: 'You need to sign in. Opening a link decides nothing.' }}
        footer={reviewerFooter(support)}
      >
        {waiting.map(({ reference, urgent, dueOn, businessDaysLeft, link, isNew }) => (
          <Facts
            key={reference}
            facts={[
              {
                label: [urgent && 'Urgent', isNew && 'New'].filter(Boolean).join(', ') || 'Waits',
                value: reference,
                link,
              },
              ...clockFacts('Due', dueOn, businessDaysLeft),
            ]}
          />
        ))}
        {more > 0 && (
          <Paragraph>{`${more} more ${more === 1 ? 'waits' : 'wait'}. The portal lists them all.`}</Paragraph>
        )}
        {ended.length > 0 && (
          <Part title="No decision is needed any more">
            {ended.map(({ reference, link }) => (
              <Facts key={reference} facts={[{ label: 'Reference', value: reference, link }]} />
            ))}
          </Part>
        )}
      </Layout>
    ),
  }
}
