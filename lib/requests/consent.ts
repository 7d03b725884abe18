import { type CalendarDate, dateInZone, oneYearAfter } from '@/lib/clocks/calendar-date'

type Consent = { readonly recordedAt: Date; readonly outcomeTo: string }

/** The first date on which a client's consent to a mail does not count any more: 12 months after it was recorded. Null where they want none. */
export const consentEndsOn = (consent: Consent | null, timeZone: string): CalendarDate | null =>
  consent && consent.outcomeTo !== 'nobody' ? oneYearAfter(dateInZone(consent.recordedAt, timeZone)) : null

/** Whether a consent to a mail has come to its end, by the organisation's calendar. */
export function consentIsOver(consent: Consent | null, timeZone: string, at: Date): boolean {
  const end = consentEndsOn(consent, timeZone)
  return end !== null && dateInZone(at, timeZone) >= end
}
