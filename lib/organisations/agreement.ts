/** The terms of an organisation that a request is held to (domain §7). Numbers are data; the defaults live in the database. */
export type Agreement = {
  readonly id: string
  readonly version: number
  readonly entitledSessions: number
  readonly contractType: string
  readonly extraSessionsAllowed: boolean
  readonly mostPerRequest: number
  readonly clinicalReviewThreshold: number
  readonly countScope: string
  readonly mostSessionsInAll: number | null
  readonly standingRuleUpTo: number | null
  readonly standingRuleBelow: number | null
  readonly organisationClock: number
  readonly organisationClockUrgent: number
  readonly clinicalClock: number
  readonly clinicalClockUrgent: number
  readonly answerClock: number
  readonly reviewerMail: string
  readonly state: string
  readonly timeZone: string
}

/** Whether the agreement's standing rule approves by itself: up to n sessions while the client's total stays below m. */
export function standingRuleAllows(agreement: Agreement, asked: number, total: number): boolean {
  const { standingRuleUpTo, standingRuleBelow } = agreement
  return (
    standingRuleUpTo !== null && standingRuleBelow !== null && asked <= standingRuleUpTo && total < standingRuleBelow
  )
}

/** The rule's name and version, as history and the decision keep it. */
export const standingRuleName = (agreement: Agreement): string =>
  `standing rule of agreement version ${agreement.version}`

/** 'QLD' → 'Queensland', as pages say it. */
export const stateNames: Readonly<Record<string, string>> = {
  ACT: 'the Australian Capital Territory',
  NSW: 'New South Wales',
  NT: 'the Northern Territory',
  QLD: 'Queensland',
  SA: 'South Australia',
  TAS: 'Tasmania',
  VIC: 'Victoria',
  WA: 'Western Australia',
}
