/** The states of a request (domain §4). `overdue` is none of them: it is a fact about a clock. */
export const statuses = [
  'draft',
  'further_details',
  'clinical_review',
  'clinical_question',
  'organisation_review',
  'organisation_question',
  'approved',
  'declined',
  'withdrawn',
  'lapsed',
] as const
export type Status = (typeof statuses)[number]

/** Submitted and not yet at an end: at most one a case (domain §4). */
export const openStatuses = [
  'further_details',
  'clinical_review',
  'clinical_question',
  'organisation_review',
  'organisation_question',
] as const satisfies Status[]

/** The three states that wait on the consultant side, and whose clock is the answer clock (domain §5). */
export const statusesAwaitingConsultant = [
  'further_details',
  'clinical_question',
  'organisation_question',
] as const satisfies Status[]

export const closedStatuses = ['approved', 'declined', 'withdrawn', 'lapsed'] as const satisfies Status[]

export const isOpen = (status: Status): boolean => (openStatuses as readonly Status[]).includes(status)
export const isClosed = (status: Status): boolean => (closedStatuses as readonly Status[]).includes(status)
export const awaitsConsultant = (status: Status): boolean =>
  (statusesAwaitingConsultant as readonly Status[]).includes(status)

/** Who looks: words and colours of a state depend on it (design §5). Administrators read the consultant side's words. */
export type Viewer = 'consultant_side' | 'reviewer' | 'clinical_leader' | 'administrator'

/** How a state looks: a colour of the design, an icon's name (lucide) and words, always together. */
export type Presentation = { tone: Tone; icon: StatusIcon; words: string; needsYou: boolean }
export type Tone = 'outline' | 'ember' | 'plum' | 'indigo' | 'green' | 'green-outline' | 'crimson' | 'slate' | 'striped'
export type StatusIcon =
  | 'pencil-line'
  | 'flame'
  | 'stethoscope'
  | 'building-2'
  | 'check'
  | 'x'
  | 'undo-2'
  | 'timer-off'
  | 'pause'
  | 'message-square-text'

const show = (tone: Tone, icon: StatusIcon, words: string): Presentation => ({
  tone,
  icon,
  words,
  needsYou: icon === 'flame',
})

const consultantSide: Record<Status, Presentation> = {
  draft: show('outline', 'pencil-line', 'Draft'),
  further_details: show('ember', 'flame', 'Further details needed'),
  clinical_review: show('plum', 'stethoscope', 'Clinical review'),
  clinical_question: show('ember', 'flame', 'Question from clinical review'),
  organisation_review: show('indigo', 'building-2', 'With organisation'),
  organisation_question: show('ember', 'flame', 'Question from organisation'),
  approved: show('green', 'check', 'Approved'),
  declined: show('crimson', 'x', 'Declined'),
  withdrawn: show('slate', 'undo-2', 'Withdrawn'),
  lapsed: show('slate', 'timer-off', 'Lapsed'),
}

const reviewer: Partial<Record<Status, Presentation>> = {
  organisation_review: show('ember', 'flame', 'Your decision'),
  organisation_question: show('striped', 'pause', 'Waiting for an answer'),
  withdrawn: show('slate', 'undo-2', 'Withdrawn, no decision needed'),
  lapsed: show('slate', 'timer-off', 'Lapsed, no decision needed'),
}

const clinicalLeader: Partial<Record<Status, Presentation>> = {
  further_details: show('slate', 'message-square-text', 'Waiting for further details'),
  clinical_review: show('ember', 'flame', 'Your review'),
  clinical_question: show('striped', 'pause', 'Waiting for an answer'),
  organisation_question: {
    ...consultantSide.organisation_question,
    tone: 'indigo',
    icon: 'building-2',
    needsYou: false,
  },
}

/**
 * A state's colour, icon and words for who looks (design §5). `granted` of `asked` completes an approval:
 * all of it is filled green, fewer is outlined.
 */
export function presentationOf(
  status: Status,
  viewer: Viewer,
  granted?: { sessions: number; of: number },
): Presentation {
  if (status === 'approved' && granted)
    return show(
      granted.sessions < granted.of ? 'green-outline' : 'green',
      'check',
      `Approved, ${granted.sessions} of ${granted.of}`,
    )
  if (viewer === 'reviewer') return reviewer[status] ?? consultantSide[status]
  if (viewer === 'clinical_leader') return clinicalLeader[status] ?? consultantSide[status]
  const own = consultantSide[status]
  return viewer === 'administrator' && own.needsYou ? { ...own, icon: 'pause', tone: 'striped', needsYou: false } : own
}

/** 'A1B2C3' → 'ESR-A1B2C3'. */
export const requestNumber = (reference: string): string => `ESR-${reference}`

/** 'ESR-7K3QX2' → '7K3QX2', or null where it is no reference. */
export function referenceOf(number: string): string | null {
  return /^ESR-([0-9A-HJKMNP-TV-Z]{6})$/i.exec(number)?.[1]?.toUpperCase() ?? null
}

/** 'esr – 7k3qx2' → 'ESR-7k3qx2': references within a text as other programs write them, with another dash, a space or none. */
export const withPlainReferences = (typed: string): string =>
  typed.replaceAll(/\bESR[\s\p{Pd}\p{Cf}\u2212]*([0-9A-HJKMNP-TV-Z]{6})\b/giu, 'ESR-$1')

/** A declined request may be asked again once; one that asks again may not, and what was withdrawn again does not count (domain §4). */
export function mayAskAgain(request: {
  status: string
  askedAgainOfId: string | null
  askedAgainBy: readonly { status: string }[]
}): boolean {
  const asked = request.askedAgainBy.some(({ status }) => status !== 'withdrawn')
  return request.status === 'declined' && request.askedAgainOfId === null && !asked
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference: six random characters of Crockford base32, so that it links to nothing (domain §1). */
export function newReference(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => crockford[byte % 32]).join('')
}

/** The number that the organisation decides on: what a clinical leader endorsed, otherwise what was asked (domain §8). */
export function sessionsToDecide(request: {
  sessionsAsked: number | null
  decisions: readonly { stage: string; sessions: number }[]
}): number {
  return request.decisions.find(({ stage }) => stage === 'clinical')?.sessions ?? request.sessionsAsked ?? 0
}

/**
 * The version of a request that its organisation sees: how often it came or went there. Its own count, because the
 * request's version would show that a clinical review took place (domain §8).
 */
export function versionForOrganisation(request: { stays: readonly { status: string }[] }): number {
  return request.stays.filter(({ status }) => status.startsWith('organisation_')).length
}
