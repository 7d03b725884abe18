import type { Metadata } from 'next'
import { Unseen } from '@/components/approvals/unseen'
import { userSupport } from '@/components/layout/sign-in-shell'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireReviewer } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Help' }

const answers = [
  [
    'What you decide',
    'How many extra sessions your organisation pays for, of those a request asks for. You can approve all of them, approve fewer, ask a question, or decline with a reason. A condition goes with an approval, if you choose one.',
  ],
  [
    'What you see',
    'Reference, number of sessions, goal, referral to longer-term support, the day it was received and the day it is due, and questions with their answers. Whoever answers is told not to name anyone, and the answer is checked before it is sent.',
  ],
  [
    'When a decision is due',
    'The due date and the business days left stand on every request. Business days leave out weekends and the public holidays of your state or territory. While a question of yours waits, the clock stands still.',
  ],
  [
    'Who is told',
    'The consultant and the client each get an email with the outcome. The client is never told your reason.',
  ],
  [
    'If a colleague was faster',
    'The first decision counts. Your page then says who decided and what; nothing of yours is changed or lost.',
  ],
] as const

/** What a reviewer may want to know, on one page. */
export default async function HelpPage() {
  await requireReviewer()
  return (
    <>
      <PageHeader large title="Help" actions={<Unseen />} />
      <div className="max-w-3xl space-y-4">
        {answers.map(([title, text]) => (
          <Card key={title} title={title}>
            <p className="text-ink-2">{text}</p>
          </Card>
        ))}
        <p className="text-ink-2">{userSupport}</p>
      </div>
    </>
  )
}
