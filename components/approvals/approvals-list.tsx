import { EmptyState } from '@/components/ui/empty-state'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import type { ReleasedRequest } from '@/lib/approvals/release'
import { paths } from '@/lib/paths'
import { ApprovalsTable } from './approvals-table'

const tabWords = { decision: 'Your decision', waiting: 'Waiting for an answer', decided: 'Decided' } as const
type Tab = keyof typeof tabWords

const nothing: Record<Tab, string> = {
  decision: 'Nothing waits for your decision.',
  waiting: 'No question of yours waits for an answer.',
  decided: 'Nothing is decided yet.',
}

type Props = { tab: Tab; search: string; requests: readonly ReleasedRequest[]; counts: Record<Tab, number> }

/** A reviewer's requests under their tabs, searched by reference; the state is in the address. */
export function ApprovalsList({ tab, search, requests, counts }: Props) {
  const tabs = (Object.keys(tabWords) as Tab[]).map((one) => ({
    ...{ label: tabWords[one], href: paths.approvals({ tab: one, search }), count: counts[one] },
    ...{ current: one === tab, flame: one === 'decision' && counts.decision > 0 },
  }))
  return (
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
        <div className="max-md:-mx-4">
          <ApprovalsTable requests={requests} decided={tab === 'decided'} />
        </div>
      ) : (
        <EmptyState title={search ? 'Nothing matches. Clear the search.' : nothing[tab]} />
      )}
    </section>
  )
}
