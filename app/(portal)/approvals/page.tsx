import type { Metadata } from 'next'
import { ApprovalTerms } from '@/components/approvals/approval-terms'
import { ApprovalsList } from '@/components/approvals/approvals-list'
import { Unseen } from '@/components/approvals/unseen'
import { Pagination } from '@/components/ui/pagination'
import { type ApprovalTab, approvalsFor, approvalTabs } from '@/lib/approvals/queries'
import { paths } from '@/lib/paths'
import { requireReviewer } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Approvals' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What waits for the organisation's decision, due first. */
export default async function ApprovalsPage({ searchParams }: Props) {
  const reviewer = await requireReviewer()
  const { tab: given, search: typed, after: from } = await searchParams
  const tab = Object.keys(approvalTabs).find((one): one is ApprovalTab => one === given) ?? 'decision'
  const search = typeof typed === 'string' ? typed.slice(0, 40) : ''
  const after = typeof from === 'string' ? from : null
  const { requests, next, counts, reviewers, terms } = await approvalsFor(reviewer, { tab, search, after })
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pt-8 pb-5 max-md:pt-5">
        <div>
          <h1 className="text-3xl">Approvals</h1>
          <p className="text-md text-ink-2">{waitingWords(counts.decision)}</p>
        </div>
        <Unseen />
      </header>
      <ApprovalsList {...{ tab, search, requests, counts }} />
      {(after || next) && (
        <Pagination
          previous={after ? paths.approvals({ tab, search }) : undefined}
          next={next ? paths.approvals({ tab, search, after: next }) : undefined}
        />
      )}
      <ApprovalTerms reviewers={reviewers} days={terms.organisationClock} urgentDays={terms.organisationClockUrgent} />
    </>
  )
}

function waitingWords(count: number): string {
  if (count === 0) return "No request waits for your organisation's decision."
  if (count === 1) return "1 request for extra sessions waits for your organisation's decision."
  return `${count} requests for extra sessions wait for your organisation's decision.`
}
