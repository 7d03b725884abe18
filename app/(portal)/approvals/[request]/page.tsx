import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { grantedOf } from '@/components/approvals/clock-words'
import { Decided } from '@/components/approvals/decided'
import { DecisionForm } from '@/components/approvals/decision-form'
import { ReleasedFacts } from '@/components/approvals/released-facts'
import { ReleasedHistory } from '@/components/approvals/released-history'
import { Unseen } from '@/components/approvals/unseen'
import { StatusTag } from '@/components/requests/status-tag'
import { PageHeader } from '@/components/ui/page-header'
import { approvalFor } from '@/lib/approvals/queries'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { requireReviewer } from '@/lib/sign-in/gates'
import { takeKeptText } from '@/lib/sign-in/kept-text'
import { decide } from './actions'

type Props = { params: Promise<{ request: string }> }

/** Never more than the reference in a reviewer's title (design §6). */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { request } = await params
  return { title: /^ESR-\w{6}$/.test(request) ? request : 'Approvals' }
}

/** One request, without any identity, and the decision on it. */
export default async function ApprovalPage({ params }: Props) {
  const reviewer = await requireReviewer()
  const { request: number } = await params
  const reading = approvalFor(reviewer, number)
  const [read, kept] = await Promise.all([reading, takeKeptText(reviewer.id, paths.approval(number))])
  const { request, ...found } = read ?? notFound()
  recordView(reviewer, 'approval', request.number)
  return (
    <>
      <PageHeader
        large
        title={`Request ${request.number}`}
        crumbs={[{ label: 'Approvals', href: paths.approvals() }, { label: request.number }]}
        status={<StatusTag status={request.status} viewer="reviewer" granted={grantedOf(request)} />}
        actions={<Unseen />}
      />
      <div className="grid grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] items-start gap-5 max-lg:grid-cols-1">
        <div className="space-y-4">
          <ReleasedFacts request={request} />
          <ReleasedHistory request={request} />
        </div>
        <DecisionForm
          {...{ action: decide, kept, number: request.number, version: request.version, sessions: request.sessions }}
          {...{ conditions: found.conditions, reasons: found.reasons }}
          decided={
            request.status !== 'organisation_review' && (
              <Decided request={request} viewer={reviewer.name} next={found.next} />
            )
          }
        />
      </div>
    </>
  )
}
