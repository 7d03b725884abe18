import { clockTime, dateAndTime, dateInZone } from '@/lib/clocks/calendar-date'
import type { FormRead } from '@/lib/requests/queries'
import { type TypedRequest, typedRequest } from '@/lib/requests/schema'
import type { FormFacts } from './form-facts'

export type FormStart = {
  readonly start: TypedRequest
  /** When the draft was saved, as an instant and as words; '' for a form that was never saved. */
  readonly saved: { readonly at: string; readonly words: string }
}

/** What a form begins with: its draft exactly as it was typed, or today's date and a key of its own. */
export function formStart({ assistCase }: FormRead, facts: FormFacts, timeZone: string, at: Date): FormStart {
  const draft = assistCase.requests.find(({ status }) => status === 'draft')
  const own = { case: facts.case, submissionKey: draft?.submissionKey ?? crypto.randomUUID() }
  const fresh: TypedRequest = {
    ...{ ...own, sessions: '', dateOfRequest: facts.today, goal: '', goalOther: '', pathway: '', pathwayOther: '' },
    ...{ outcomeTo: facts.address === null ? 'nobody' : 'client', outcomeAddress: '' },
  }
  if (!draft) return { start: fresh, saved: { at: '', words: '' } }
  const typed = typedRequest.safeParse({ ...fresh, ...(draft.typed as object), ...own })
  const sameDay = dateInZone(draft.savedAt, timeZone) === dateInZone(at, timeZone)
  const words = (sameDay ? clockTime : dateAndTime)(draft.savedAt, timeZone)
  return { start: typed.data ?? fresh, saved: { at: draft.savedAt.toISOString(), words } }
}
