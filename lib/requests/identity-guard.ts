import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { birthPattern, emailPattern, phonePattern } from '@/lib/requests/identity-figures'
import { initialSpans, nameSpans, wantedOfPerson, wantedOfPractice } from '@/lib/requests/identity-names'
import { fold, type Span, spansOf, unsigned } from '@/lib/requests/identity-text'

/** What would identify the people of a request (domain §8). Names whole, as 'Mei-Lin Tran'; their parts are found too. */
export type KnownIdentity = {
  readonly clientNames: readonly string[]
  readonly contacts: { readonly emails: readonly string[]; readonly phones: readonly string[] }
  readonly dateOfBirth: CalendarDate | null
  readonly consultantNames: readonly string[]
  readonly practiceNames: readonly string[]
}

/** A place in a text that identifies somebody: offsets as of `String.slice`, and what it is: "part of the client's name". */
export type IdentityMatch = {
  readonly start: number
  readonly end: number
  readonly match: string
  readonly what: string
}

/**
 * What in a text identifies the client, the consultant or the practice (domain §8): names and their parts, however they are
 * written (case, accents, look-alike letters, spaced out, split, figures and signs for letters), common short forms of given
 * names, initials, addresses, phone numbers and the date of birth in figures or words, and our own numbers of cases and
 * appointments. In order, never overlapping. A name that is an ordinary word too counts only with a capital. It helps the
 * writer; it cannot know descriptions, or names that are spelt wrongly.
 */
export function identityMatches(text: string, known: KnownIdentity): IdentityMatch[] {
  const folded = fold(text)
  const people = [
    ...known.clientNames.map((name) => ({ name, whose: 'client' })),
    ...known.consultantNames.map((name) => ({ name, whose: 'consultant' })),
  ].filter(({ name }) => name.trim())
  const names = [
    ...people.flatMap(({ name, whose }) => wantedOfPerson(name, whose)),
    ...known.practiceNames.flatMap(wantedOfPractice),
  ]
  const email = known.contacts.emails.filter((one) => one.includes('@')).map(emailPattern)
  const phone = known.contacts.phones.map(phonePattern).filter((one) => one !== null)
  const spans = [
    ...email.flatMap((one) => spansOf(folded.text, one, 'an email address of the client or the consultant')),
    ...phone.flatMap((one) => spansOf(folded.text, one, "the client's phone number")),
    ...(known.dateOfBirth ? spansOf(folded.text, birthPattern(known.dateOfBirth), "the client's date of birth") : []),
    ...spansOf(folded.text, '\\basst-\\d{6,9}\\b', "the Assist case's number"),
    ...spansOf(folded.text, '\\bapp-\\d{5,9}\\b', "the appointment's number"),
    ...[folded, ...unsigned(folded)].flatMap((read) => nameSpans(read, names)),
    ...people.flatMap(({ name, whose }) => initialSpans(folded, name, whose)),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Span[] = []
  for (const span of spans) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span)
  return apart.map(({ start, end, what }) => {
    const place = { start: folded.at[start] ?? 0, end: folded.at[end] ?? text.length }
    return { ...place, match: text.slice(place.start, place.end), what }
  })
}

/** "“Mei-Lin” is part of the client's name. Change it before you send the answer." (design §7); '' without a match. */
export function identitySentence(matches: readonly IdentityMatch[]): string {
  const named = new Map(matches.map(({ match, what }) => [match.toLowerCase(), `“${match}” is ${what}`]))
  const all = [...named.values()]
  if (all.length === 0) return ''
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
  return `${list}. Change ${all.length === 1 ? 'it' : 'them'} before you send the answer.`
}
