import type { Consultant } from '@/lib/people/person'
import { type Status, statusesAwaitingConsultant } from '@/lib/requests/request'

/** The requests the consultant side sees and acts on: those of the consultant they are or act for. Anything else is not found. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })

/**
 * Why who is at the keyboard neither reads nor writes the answers of Further details, or null: practice staff do everything the
 * consultant can except that, unless their practice allows it (domain §1). Whether there are answers is no secret.
 */
export const whyUnread = ({ readsClinicalText, name }: Consultant): string | null =>
  readsClinicalText
    ? null
    : `Only ${name} reads and answers Further details; an administrator can change that for your practice.`

/** The states in which a request waits on who is at the keyboard: Further details wait on those who may answer them. */
export const awaiting = ({ readsClinicalText }: Pick<Consultant, 'readsClinicalText'>): Status[] =>
  statusesAwaitingConsultant.filter((status) => readsClinicalText || status !== 'further_details')
