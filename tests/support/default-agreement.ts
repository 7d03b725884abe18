import { databaseDate } from '@/lib/clocks/calendar-date'
import type { Agreement } from '@/lib/organisations/agreement'

/** An agreement with the defaults of domain §7, as a row. */
export const defaults: Agreement & { organisationId: string; inForceFrom: Date; createdAt: Date } = {
  ...{
    id: 'agreement',
    organisationId: 'organisation',
    version: 1,
    inForceFrom: databaseDate('2020-01-01'),
    createdAt: new Date(0),
  },
  ...{ entitledSessions: 6, contractType: 'per_issue', extraSessionsAllowed: true, mostPerRequest: 4 },
  ...{
    clinicalReviewThreshold: 12,
    countScope: 'client',
    mostSessionsInAll: null,
    standingRuleUpTo: null,
    standingRuleBelow: null,
  },
  ...{ organisationClock: 7, organisationClockUrgent: 2, clinicalClock: 5, clinicalClockUrgent: 1, answerClock: 10 },
  ...{ reviewerMail: 'at_once', state: 'NSW', timeZone: 'Australia/Sydney' },
}
