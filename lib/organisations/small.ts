import type { Agreement } from '@/lib/organisations/agreement'

/** An organisation with fewer clients in 12 months than this is small: one request may point to one person (domain §7). */
export const smallBelow = 5

/** Of an organisation's requests, the share that an employer can rightly lay at one person's door; by clients in 12 months (quality P5). */
export const pointsToOne: readonly number[] = [0.38, 0.38, 0.27, 0.21, 0.17]

/** What reaches a reviewer in spite of a rule must not say that a review took place: the rule ends so far below the threshold. */
const belowThreshold = 2

type Terms = Pick<Agreement, 'mostPerRequest' | 'clinicalReviewThreshold' | 'entitledSessions'>
export type Rule = { readonly upTo: number; readonly below: number }

/** The standing rule to agree on under these terms: any number, while the total stays two below the threshold or lets one ask at all. */
export function advisedRule({ mostPerRequest, clinicalReviewThreshold, entitledSessions }: Terms): Rule {
  const below = Math.max(clinicalReviewThreshold - belowThreshold, entitledSessions + belowThreshold)
  return { upTo: mostPerRequest, below: Math.min(below, clinicalReviewThreshold) }
}

/** What is advised to a small organisation without a rule; null for any other. */
export type Smallness = { readonly clients: number; readonly oneIn: number; readonly rule: Rule }

/** How small an organisation is, from its clients in 12 months and its terms; null where it is not, or has a standing rule. */
export function smallness(clients: number, terms: Terms & Pick<Agreement, 'standingRuleUpTo'>): Smallness | null {
  const share = pointsToOne[clients]
  if (clients >= smallBelow || share === undefined || terms.standingRuleUpTo !== null) return null
  return { clients, oneIn: Math.round(1 / share), rule: advisedRule(terms) }
}

/** '3 clients in 12 months. In so small an organisation about one request in 5 points to a single person.' */
export const smallWords = ({ clients, oneIn }: Smallness): string =>
  `${clients === 0 ? 'No client' : clients === 1 ? '1 client' : `${clients} clients`} in 12 months. In so small an organisation about one request in ${oneIn} points to a single person.`

/** 'Agree on a standing rule: approve up to 4 sessions per request while the total stays below 10.' */
export const adviceWords = ({ rule: { upTo, below } }: Smallness): string =>
  `Agree on a standing rule: approve up to ${upTo} ${upTo === 1 ? 'session' : 'sessions'} per request while the total stays below ${below}.`
