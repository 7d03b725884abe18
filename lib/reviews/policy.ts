import type { ClinicalLeader } from '@/lib/people/person'

/** The requests clinical leaders see: every submitted one whose count reached the threshold (domain §4). */
export const visibleTo = (_leader: ClinicalLeader) => ({
  stays: { some: { status: { in: ['further_details', 'clinical_review'] } } },
})

type Made = { consultantId: string; startedById: string; consultant: { practiceId: string | null } }

/** Nobody reviews what they or their practice asked for (domain §4). */
export const mayReview = (leader: ClinicalLeader, request: Made): boolean =>
  request.consultantId !== leader.id &&
  request.startedById !== leader.id &&
  (leader.practiceId === null || request.consultant.practiceId !== leader.practiceId)

/** The same as a where-clause: what waits for this leader's own decision now. */
export const awaiting = (leader: ClinicalLeader) => ({
  ...visibleTo(leader),
  status: 'clinical_review',
  consultantId: { not: leader.id },
  startedById: { not: leader.id },
  ...(leader.practiceId === null
    ? {}
    : { consultant: { OR: [{ practiceId: null }, { practiceId: { not: leader.practiceId } }] } }),
})
