import 'server-only'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { ClinicalLeader } from '@/lib/people/person'
import { visibleTo } from '@/lib/reviews/policy'

/** How many requests wait for a clinical leader's decision now: the count beside the flame. */
export function reviewsWaiting(leader: ClinicalLeader): Promise<number> {
  return db.request.count({ where: { ...visibleTo(leader), status: 'clinical_review' } })
}

/** What is in clinical review or waits for an answer to it: urgent first, then by due date; one round. */
export async function reviewQueue(leader: ClinicalLeader) {
  const [requests, holidaysOf] = await Promise.all([
    db.request.findMany({
      where: { ...visibleTo(leader), status: { in: ['clinical_review', 'clinical_question', 'further_details'] } },
      relationLoadStrategy: 'join',
      select: {
        ...{ reference: true, status: true, urgent: true, sessionsAsked: true, totalCounted: true, dueOn: true },
        agreement: { select: { clinicalReviewThreshold: true, timeZone: true, state: true } },
        consultant: { select: { name: true } },
        organisation: { select: { name: true } },
      },
      orderBy: [{ urgent: 'desc' }, { dueOn: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    holidaysByState(db),
  ])
  return { requests, holidaysOf }
}
