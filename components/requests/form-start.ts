import { clockTime, dateAndTime, dateInZone } from '@/lib/clocks/calendar-date'
import type { FormRead } from '@/lib/requests/queries'
import { type TypedRequest, typedRequest } from '@/lib/requests/schema'
import { declinedOf } from './asked-again'
import type { FormFacts } from './form-facts'

export type FormStart = {
  readonly start: TypedRequest
  /** When the draft was saved, as an instant and as words; '' for a form that was never saved. */
  readonly saved: { readonly at: string; readonly words: string }
}

/** What a form begins with: its draft exactly as it was typed, or today's date and a key of its own; asking again, what was said before. */
export function formStart(read: FormRead, facts: FormFacts, timeZone: string, at: Date): FormStart {
  const { assistCase } = read
  const draft = assistCase.requests.find(({ status }) => status === 'draft')
  const own = { case: facts.case, submissionKey: draft?.submissionKey ?? crypto.randomUUID() }
  const again = facts.again?.may ? facts.again.number : ''
  const fresh: TypedRequest = {
    ...{ ...own, again, sessions: '', dateOfRequest: facts.today, newInformation: '' },
    ...{ outcomeTo: facts.address === null ? 'nobody' : 'client', outcomeAddress: '' },
    ...saidBefore(read, again),
  }
  if (!draft) return { start: fresh, saved: { at: '', words: '' } }
  const typed = typedRequest.safeParse({ ...fresh, ...(draft.typed as object), ...own, again })
  const sameDay = dateInZone(draft.savedAt, timeZone) === dateInZone(at, timeZone)
  const words = (sameDay ? clockTime : dateAndTime)(draft.savedAt, timeZone)
  return { start: typed.data ?? fresh, saved: { at: draft.savedAt.toISOString(), words } }
}

/** Goal, referral and Further details of the request that is asked again: nothing that was answered is asked anew. */
function saidBefore(read: FormRead, again: string): Pick<TypedRequest, Said> {
  const before = declinedOf(read, again)
  return {
    ...{ goal: before?.goal?.code ?? '', goalOther: before?.goalOther ?? '' },
    ...{ pathway: before?.pathway?.code ?? '', pathwayOther: before?.pathwayOther ?? '' },
    details: Object.fromEntries(before?.furtherDetails.map(({ option, answer }) => [option.code, answer]) ?? []),
  }
}
type Said = 'goal' | 'goalOther' | 'pathway' | 'pathwayOther' | 'details'
