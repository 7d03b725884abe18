import type { ReactNode } from 'react'
import { HistoryCard } from '@/components/cases/history-card'
import { SessionLedger } from '@/components/cases/session-ledger'
import { PageBody } from '@/components/ui/page-body'
import type { Ledger } from '@/lib/entitlement/ledger'
import type { ReviewRead } from '@/lib/reviews/queries'
import { AskedAgainCard } from './asked-again-card'
import { DetailsCard } from './details-card'
import { EarlierRequests } from './earlier-requests'
import { OtherCases } from './other-cases'
import { QuestionsCard } from './questions-card'
import { ReviewFacts } from './review-facts'
import type { ReviewView } from './review-view'

type Props = {
  view: ReviewView
  ledger: Ledger
  earlier: ReviewRead['earlier'] /** The review card. */
  card: ReactNode
}

/** One review: why it is 12, what was answered, what was asked before; beside it the decision, the request, the history. */
export function ReviewPage({ view, ledger, earlier, card }: Props) {
  const { read, terms, short, today, zone } = view
  const over = terms.countScope === 'case' ? 'on this case' : `over all of ${short}'s cases`
  const own = read.client.cases.filter(({ id }) => id === read.caseId).map(({ number }) => number)
  const entries = read.history.map(({ id, at, event, data, rule, person, onBehalfOf }) => ({
    ...{ id: String(id), at, event, data, rule, appointment: null, request: read.reference },
    ...{ by: person?.name ?? null, role: person?.role ?? null, onBehalfOf: onBehalfOf?.name ?? null },
  }))
  return (
    <PageBody
      sideName="Review and request"
      side={
        <>
          {card}
          <ReviewFacts view={view} />
          <HistoryCard history={{ entries, of: entries.length, next: null }} zone={zone} />
        </>
      }
    >
      <SessionLedger {...{ ledger, over, own, today }} most={null} linked={false} />
      <AskedAgainCard view={view} />
      <DetailsCard view={view} />
      <QuestionsCard view={view} />
      <EarlierRequests view={view} earlier={earlier} />
      <OtherCases view={view} />
    </PageBody>
  )
}
