import type { ReactNode } from 'react'
import { PageBody } from '@/components/ui/page-body'
import type { Ledger } from '@/lib/entitlement/ledger'
import { HeldSlot, type SlotActions } from './held-slot'
import { OutcomeToTell } from './outcome-to-tell'
import { RequestBanner } from './request-banner'
import { RequestFacts } from './request-facts'
import { RequestHistory } from './request-history'
import { RequestLedger, RequestStrip } from './request-sessions'
import type { RequestView } from './request-view'
import { WhatComesNext } from './what-comes-next'
import { WhereItIs } from './where-it-is'

type Props = {
  view: RequestView
  ledger: Ledger
  /** What can still be booked on the case. */
  remaining: number
  submitted: boolean
  answered: boolean
  slots: SlotActions
  /** The question that waits for an answer, with its form. */
  question?: ReactNode
}

/** One request: what happened, where it is, why it counts as it does, what was asked, what comes next, its history. */
export function RequestPage({ view, ledger, remaining, submitted, answered, slots, question }: Props) {
  const unitByUnit = view.status === 'approved' || ledger.reachesThreshold
  return (
    <PageBody
      sideName="The request"
      side={
        <>
          <RequestFacts view={view} />
          <HeldSlot view={view} slots={slots} />
          {!unitByUnit && <RequestStrip {...{ view, ledger, remaining }} />}
          <WhatComesNext view={view} />
        </>
      }
    >
      <RequestBanner {...{ view, submitted, answered }} book={slots.book} />
      <OutcomeToTell view={view} />
      {question}
      <WhereItIs view={view} />
      {unitByUnit && <RequestLedger view={view} ledger={ledger} />}
      <RequestHistory view={view} />
    </PageBody>
  )
}
