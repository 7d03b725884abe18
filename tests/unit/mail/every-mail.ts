import { accountChanged } from '@/emails/account-changed'
import { answerReminder } from '@/emails/answer-reminder'
import { answerWaits } from '@/emails/answer-waits'
import { approvedClient } from '@/emails/approved-client'
import { approvedConsultant } from '@/emails/approved-consultant'
import type { Mail } from '@/emails/brand'
import { consentOver } from '@/emails/consent-over'
import { dailyMail } from '@/emails/daily-mail'
import { declinedClient } from '@/emails/declined-client'
import { declinedConsultant } from '@/emails/declined-consultant'
import { emailedCode } from '@/emails/emailed-code'
import { furtherDetailsNeeded } from '@/emails/further-details-needed'
import { invitation } from '@/emails/invitation'
import { newEmail } from '@/emails/new-email'
import { newPassword } from '@/emails/new-password'
import { noDecisionNeeded } from '@/emails/no-decision-needed'
import { questionAsked } from '@/emails/question-asked'
import { requestEnded } from '@/emails/request-ended'
import { requestOverdue } from '@/emails/request-overdue'
import { requestReminder } from '@/emails/request-reminder'
import { requestWaits } from '@/emails/request-waits'
import { reviewReminder } from '@/emails/review-reminder'
import { reviewWaits } from '@/emails/review-waits'
import { withOrganisation } from '@/emails/with-organisation'
import type { MailEvent } from '@/lib/mail/mail'

const about = {
  reference: 'ESR-7K3QX2',
  urgent: false,
  dueOn: 'Thu 3 December 2026',
  businessDaysLeft: 7,
  caseNumber: 'ASST-000123',
  caseLink: 'https://portal.example/cases/ASST-000123',
  link: 'https://portal.example/requests/ESR-7K3QX2',
}
const { link } = about
const until = '1 December 2026, 9:00 am'
const support = 'User Support: 1800 555 020'

type Given = { urgent?: boolean; typed?: string; left?: number; more?: { heldSlot?: string } }

/** Every mail once, `typed` standing in every text that a person can have typed. */
export function everyMail({
  urgent = false,
  typed = 'A kept text. Call 1800 555 010.',
  left = about.businessDaysLeft,
  more = {},
}: Given = {}): Record<MailEvent, Mail> {
  const told = { ...about, urgent, businessDaysLeft: left }
  return {
    invitation: invitation({ link, name: typed, invitedBy: typed, until }, support),
    'new-password': newPassword({ link, until }, support),
    'emailed-code': emailedCode({ code: '482 113', minutes: 10 }, support),
    'new-email': newEmail({ link, until }, support),
    'account-changed': accountChanged({ what: typed, when: until }, support),
    'request-waits': requestWaits(told, support),
    'further-details-needed': furtherDetailsNeeded(told, support),
    'review-waits': reviewWaits(told, support),
    'with-organisation': withOrganisation({ ...told, endorsed: 2, asked: 3, note: typed }, support),
    'question-asked': questionAsked({ ...told, from: 'organisation' }, support),
    'answer-waits': answerWaits(told, 'reviewer', support),
    'approved-consultant': approvedConsultant(
      {
        ...told,
        granted: 2,
        asked: 3,
        condition: typed,
        bookable: 3,
        lapseOn: '24 November 2027',
        clientTold: true,
        byRule: false,
        heldSlot: null,
        ...more,
      },
      support,
    ),
    'approved-client': approvedClient({ granted: 2, howToBook: typed, supportBeforeThen: typed }),
    'declined-consultant': declinedConsultant(
      {
        ...told,
        asked: 3,
        by: 'organisation',
        reason: typed,
        note: typed,
        mayAskAgain: true,
        clientTold: false,
        otherSupport: typed,
      },
      support,
    ),
    'declined-client': declinedClient({ otherSupport: typed }),
    'request-ended': requestEnded({ ...told, how: 'lapsed', asked: 3 }, support),
    'no-decision-needed': noDecisionNeeded(told, support),
    'request-reminder': requestReminder(told, support),
    'review-reminder': reviewReminder(told, support),
    'answer-reminder': answerReminder({ ...told, waitsFor: 'answer' }, support),
    'request-overdue': requestOverdue({ ...told, organisation: typed, decider: 'organisation' }, support),
    'consent-over': consentOver(told, support),
    'daily-mail': dailyMail(
      {
        waiting: [
          { ...told, isNew: false },
          { ...told, reference: 'ESR-0000A1', isNew: true },
        ],
        more: 2,
        ended: [{ reference: 'ESR-0000A2', link: 'https://portal.example/approvals/ESR-0000A2' }],
        link: 'https://portal.example/approvals',
      },
      support,
    ),
  }
}
