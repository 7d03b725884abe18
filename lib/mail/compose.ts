import 'server-only'
import { answerReminder } from '@/emails/answer-reminder'
import { answerWaits } from '@/emails/answer-waits'
import { approvedClient } from '@/emails/approved-client'
import { approvedConsultant } from '@/emails/approved-consultant'
import type { Mail } from '@/emails/brand'
import { consentOver } from '@/emails/consent-over'
import { declinedClient } from '@/emails/declined-client'
import { declinedConsultant } from '@/emails/declined-consultant'
import { furtherDetailsNeeded } from '@/emails/further-details-needed'
import { noDecisionNeeded } from '@/emails/no-decision-needed'
import { questionAsked } from '@/emails/question-asked'
import { requestEnded } from '@/emails/request-ended'
import { requestOverdue } from '@/emails/request-overdue'
import { requestReminder } from '@/emails/request-reminder'
import { type ReleasedToMail, requestWaits } from '@/emails/request-waits'
import { reviewReminder } from '@/emails/review-reminder'
import { reviewWaits } from '@/emails/review-waits'
import { withOrganisation } from '@/emails/with-organisation'
import type { RequestMailEvent } from '@/lib/mail/mail'

type By = 'clinical review' | 'organisation'

/** What is known of a request when its mails are written. Each mail takes what it may say, and its type keeps out the rest. */
export type Told = {
  /** All that reviewers may read (domain §8); fails for what never reached them. */
  released: () => ReleasedToMail
  review: { link: string }
  request: {
    reference: string
    urgent: boolean
    dueOn: string
    businessDaysLeft: number
    caseNumber: string
    caseLink: string
    link: string
    asked: number
  }
  endorsed: number
  question: { by: By }
  decision: {
    by: By
    granted: number
    condition: string | null
    reason: string
    note: string
    byRule: boolean
    mayAskAgain: boolean
  }
  bookable: number
  lapseOn: string
  clientTold: boolean
  /** Who made the request for whom, as a sentence for the consultant side; '' where the consultant made it. */
  madeBy: string
  /** For the consultant alone (domain §11). */
  heldSlot: string | null
  ended: 'withdrawn' | 'lapsed'
  /** What is waited for, of a request that waits on the consultant side. */
  waitsFor: 'Further details' | 'answer'
  /** For administrators: who decides, and where they look after it. */
  organisation: { name: string; link: string }
  decider: By
  /** The texts that administrators keep, by key. */
  kept: (key: string) => string
}

const support = ({ kept }: Told) => kept('user_support')
/** The last line of the consultant side's mails: both names where practice staff made the request (domain §1). */
const ownSupport = (told: Told) => `${told.madeBy}${support(told)}`

/** Every mail of domain §6, written from what is known. */
export const compose: Record<RequestMailEvent, (told: Told) => Mail> = {
  'request-waits': (told) => requestWaits(told.released(), support(told)),
  'further-details-needed': (told) => furtherDetailsNeeded(told.request, ownSupport(told)),
  'review-waits': (told) => reviewWaits({ ...told.request, ...told.review }, support(told)),
  'with-organisation': (told) =>
    withOrganisation({ ...told.request, endorsed: told.endorsed, note: told.decision.note }, ownSupport(told)),
  'question-asked': (told) => questionAsked({ ...told.request, from: told.question.by }, ownSupport(told)),
  'answer-waits': (told) =>
    told.question.by === 'organisation'
      ? answerWaits(told.released(), 'reviewer', support(told))
      : answerWaits({ ...told.request, ...told.review }, 'clinical leader', support(told)),
  'approved-consultant': (told) =>
    approvedConsultant(
      {
        ...told.request,
        ...told.decision,
        bookable: told.bookable,
        lapseOn: told.lapseOn,
        clientTold: told.clientTold,
        heldSlot: told.heldSlot,
      },
      ownSupport(told),
    ),
  'approved-client': ({ decision, kept }) =>
    approvedClient({
      granted: decision.granted,
      howToBook: kept('how_to_book'),
      supportBeforeThen: kept('support_before_then'),
    }),
  'declined-consultant': (told) =>
    declinedConsultant(
      {
        ...told.request,
        ...told.decision,
        clientTold: told.clientTold,
        otherSupport: told.kept('other_support_consultant'),
      },
      ownSupport(told),
    ),
  'declined-client': ({ kept }) => declinedClient({ otherSupport: kept('other_support_client') }),
  'request-ended': (told) => requestEnded({ ...told.request, how: told.ended }, ownSupport(told)),
  'no-decision-needed': (told) => noDecisionNeeded(told.released(), support(told)),
  'request-reminder': (told) => requestReminder(told.released(), support(told)),
  'review-reminder': (told) => reviewReminder({ ...told.request, ...told.review }, support(told)),
  'answer-reminder': (told) => answerReminder({ ...told.request, waitsFor: told.waitsFor }, ownSupport(told)),
  'request-overdue': (told) =>
    requestOverdue(
      { ...told.request, organisation: told.organisation.name, decider: told.decider, link: told.organisation.link },
      support(told),
    ),
  'consent-over': (told) => consentOver(told.request, ownSupport(told)),
}
