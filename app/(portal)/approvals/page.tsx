import type { Metadata } from 'next'
import { ApprovalTerms } from '@/components/approvals/approval-terms'
import { ApprovalsTable } from '@/components/approvals/approvals-table'
import { Unseen } from '@/components/approvals/unseen'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { SearchInput } from '@/components/ui/text-input'
import { type ApprovalTab, approvalsFor, approvalTabs } from '@/lib/approvals/queries'
import { paths } from '@/lib/paths'
import { requireReviewer } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Approvals' }

const words: Record<ApprovalTab, string> = {
  decision: 'Your decision',
  waiting: 'Waiting for an answer',
  decided: 'Decided',
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What waits for the organisation's decision, due first. */
export default async function ApprovalsPage({ searchParams }: Props) {
  const reviewer = await requireReviewer()
  const { tab: given, search: typed, after: from } = await searchParams
  const tab = Object.keys(approvalTabs).find((one): one is ApprovalTab => one === given) ?? 'decision'
  const search = typeof typed === 'string' ? typed.slice(0, 40) : ''
  const { requests, next, counts, reviewers, terms } = await approvalsFor(reviewer, {
    ...{ tab, search, after: typeof from === 'string' ? from : null },
  })
  const tabs = Object.entries(words).map(([key, label]) => ({
    ...{ label, href: paths.approvals({ tab: key, search }), count: counts[key as ApprovalTab] },
    ...{ current: key === tab, flame: key === 'decision' && counts.decision > 0 },
  }))
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pt-8 pb-5 max-md:pt-5">
        <div>
          <h1 className="text-3xl">Approvals</h1>
          <p className="text-md text-ink-2">{waitingWords(counts.decision)}</p>
        </div>
        <Unseen />
      </header>
      <section
        aria-label="Requests"
        className="rounded-lg border border-line bg-surface shadow-2 max-md:border-0 max-md:bg-transparent max-md:shadow-none"
      >
        <div className="px-6 pt-4 max-md:px-0 max-md:pt-0">
          <search className="block max-w-xs pb-3 max-md:max-w-none">
            <form>
              <input type="hidden" name="tab" value={tab} />
              <SearchInput name="search" label="Reference" defaultValue={search} />
            </form>
          </search>
          <Tabs label="Requests by state" items={tabs} />
        </div>
        {requests.length > 0 ? (
          <ApprovalsTable requests={requests} decided={tab === 'decided'} />
        ) : (
          <Nothing tab={tab} search={search} />
        )}
      </section>
      {(from || next) && (
        <Pagination
          previous={from ? paths.approvals({ tab, search }) : undefined}
          next={next ? paths.approvals({ tab, search, after: next }) : undefined}
        />
      )}
      <ApprovalTerms reviewers={reviewers} days={terms.organisationClock} urgentDays={terms.organisationClockUrgent} />
    </>
  )
}

function waitingWords(count: number): string {
  if (count === 0) return "No request waits for your organisation's decision."
  return `${count} ${count === 1 ? 'request' : 'requests'} for extra sessions ${count === 1 ? 'waits' : 'wait'} for your organisation's decision.`
}

function Nothing({ tab, search }: { tab: ApprovalTab; search: string }) {
  if (search) return <EmptyState title="Nothing matches. Clear the search." />
  const titles = {
    decision: 'Nothing waits for your decision.',
    waiting: 'No question of yours waits for an answer.',
    decided: 'Nothing is decided yet.',
  }
  return <EmptyState title={titles[tab]} />
}
