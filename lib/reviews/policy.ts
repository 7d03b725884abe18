import type { ClinicalLeader } from '@/lib/people/person'
import type { LockedRequest } from '@/lib/requests/change'

/** The requests clinical leaders see: every submitted one whose count reached the threshold (domain §4). */
export const visibleTo = (_leader: ClinicalLeader) => ({
  stays: { some: { status: { in: ['further_details', 'clinical_review'] } } },
})

/** Nobody reviews what they or their practice asked for (domain §4). */
export const mayReview = (leader: ClinicalLeader, request: LockedRequest): boolean =>
  request.consultantId !== leader.id &&
  request.startedById !== leader.id &&
  (leader.practiceId === null || request.consultant.practiceId !== leader.practiceId)
