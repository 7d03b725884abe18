import { type CalendarDate, monthPatterns } from '@/lib/clocks/calendar-date'
import { type Folded, fold, partsOf, readings, type Token, tokensOf } from '@/lib/requests/identity-text'
import {
  abbreviations,
  commonWords,
  functionWords,
  monthNames,
  particles,
  practiceWords,
  timePrepositions,
  titles,
} from '@/lib/requests/identity-words'

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

// --- names -------------------------------------------------------------------------------------------------------

/** Words that stand for somebody. A strict one counts only with a capital, because it is a word of its own as well. */
type Wanted = { readonly parts: readonly string[]; readonly strict: boolean; readonly what: string }

const isCommon = (part: string): boolean => part.length <= 2 || commonWords.has(part) || functionWords.has(part)
const wanted = (parts: readonly string[], what: string): Wanted => ({ parts, what, strict: parts.every(isCommon) })

function wantedOfPerson(name: string, whose: string): Wanted[] {
  const spaced = name.split(/\s+/).map(partsOf)
  const names = spaced.filter((parts) => parts.length > 0 && !(parts.length === 1 && titles.has(parts[0] ?? '')))
  const single = [
    ...names,
    ...names.filter((parts) => parts.length > 1).flatMap((parts) => parts.map((part) => [part])),
  ]
  const alone = single
    .filter((parts) => parts.length > 1 || (parts[0] ?? '').length > 1)
    .filter(([first = '', ...rest]) => rest.length > 0 || !particles.has(first))
  const whole = names.length > 1 ? [wanted(names.flat(), `the ${whose}'s name`)] : []
  return [...whole, ...alone.map((parts) => wanted(parts, `part of the ${whose}'s name`))]
}

function wantedOfPractice(name: string): Wanted[] {
  const own = partsOf(name).filter((part) => !practiceWords.has(part))
  const telling = own.length > 1 ? own.filter((part) => !isCommon(part)) : own
  return [
    wanted(partsOf(name), "the practice's name"),
    ...telling.map((part) => ({ parts: [part], strict: true, what: "part of the practice's name" })),
  ]
}

/** Where a name that begins at a token ends: as one word, word by word, or spelt letter by letter; or null. */
function endOfName(
  tokens: readonly Token[],
  from: number,
  { parts }: Wanted,
  between: (a: Token, b: Token) => string,
): number | null {
  const joined = parts.join('')
  const first = readings(tokens[from]?.text ?? '')
  // "Priyas phone": the possessive without its sign.
  if (first.some((word) => word === joined || (word === `${joined}s` && joined.length > 4))) return from
  const follows = (expected: readonly string[], gap: RegExp) =>
    expected.every((part, index) => {
      const [before, here] = [tokens[from + index - 1], tokens[from + index]]
      return here && readings(here.text).includes(part) && (index === 0 || (before && gap.test(between(before, here))))
    })
  if (parts.length > 1 && follows(parts, /^[^\p{L}\p{N}\n]{1,3}$/u)) return from + parts.length - 1
  return joined.length > 2 && follows([...joined], /^[^\p{L}\p{N}]{1,3}$/u) ? from + joined.length - 1 : null
}

/** Whether one word that is an ordinary word too is meant as a name here. */
function isMeant(
  { parts: [part = ''] }: Wanted,
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  const titled = before !== undefined && titles.has(before.text)
  if (!token.capital) return false
  if (monthNames.has(part))
    return (
      titled ||
      !(timePrepositions.has(before?.text ?? '') || /^\d/.test(before?.text ?? '') || /^\d/.test(after?.text ?? ''))
    )
  return titled || !functionWords.has(part)
}

type Span = { readonly start: number; readonly end: number; readonly what: string }

function nameSpans(folded: Folded, tokens: readonly Token[], all: readonly Wanted[]): Span[] {
  const between = (a: Token, b: Token) => folded.text.slice(a.end, b.start)
  return tokens.flatMap((token, from) =>
    all.flatMap((one) => {
      const to = endOfName(tokens, from, one, between)
      const last = to === null ? undefined : tokens[to]
      if (to === null || !last) return []
      if (
        one.strict &&
        (one.parts.length > 1 ? !token.capital : !isMeant(one, token, tokens[from - 1], tokens[to + 1]))
      )
        return []
      return [{ start: token.start, end: last.end, what: one.what }]
    }),
  )
}

/** Initials, where they are clearly meant: with points ("M.L.T."), three letters or more, or after the word. */
function initialSpans({ text, source, at }: Folded, name: string, whose: string): Span[] {
  const names = name
    .split(/\s+/)
    .map(partsOf)
    .filter((parts) => parts.length > 0 && !titles.has(parts[0] ?? ''))
  const letters = new Set(
    [names.map(([first = '']) => first), names.flat()].map((all) => all.map((part) => part[0] ?? '').join('')),
  )
  return [...letters]
    .filter((all) => all.length > 1 && !abbreviations.has(all))
    .flatMap((all) => {
      const dotted = `(?<![\\p{L}\\p{N}.])${[...all].join('\\.\\s?')}(?![\\p{L}\\p{N}])\\.?`
      const plain =
        all.length > 2
          ? `(?<![\\p{L}\\p{N}])${all}(?![\\p{L}\\p{N}])`
          : `(?<=\\binitials?(?: are| is|:)?\\s)${all}(?![\\p{L}\\p{N}])`
      const capitals = (span: Span) => !/\p{Ll}/u.test(source.slice(at[span.start], at[span.end]))
      return spansOf(text, `${dotted}|${plain}`, `the ${whose}'s initials`).filter(capitals)
    })
}

// --- figures and addresses ---------------------------------------------------------------------------------------

function spansOf(text: string, pattern: string, what: string): Span[] {
  return [...text.matchAll(new RegExp(pattern, 'gu'))]
    .filter((found) => found[0])
    .map((found) => ({ start: found.index, end: found.index + found[0].length, what }))
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** An address as it is, or written out: "mei (at) example dot com". */
function emailPattern(email: string): string {
  const at = '\\s*(?:@|[(\\[{]\\s*at\\s*[)\\]}]|\\sat\\s)\\s*'
  const dot = '\\s*(?:\\.|[(\\[{]\\s*dot\\s*[)\\]}]|\\sdot\\s)\\s*'
  return `(?<![\\p{L}\\p{N}])${fold(email)
    .text.trim()
    .split('@')
    .map((side) => side.split('.').map(escaped).join(dot))
    .join(at)}(?![\\p{L}\\p{N}])`
}

/** A number in any spacing, with or without its country or area. */
function phonePattern(phone: string): string | null {
  const figures = fold(phone)
    .text.replace(/\D/g, '')
    .replace(/^(?:00)?61|^0/, '')
  const local = figures.length === 9 && !figures.startsWith('4') ? figures.slice(1) : figures
  return local.length < 6 ? null : `(?:\\+?\\d{1,4}[\\s().-]{0,3}){0,2}${[...local].join('[\\s()./_-]{0,3}')}(?!\\d)`
}

/** A date of birth as figures or words; without its year, or the year alone, only after a word like born. */
function birthPattern(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const [d, m, y] = [`0?${Number(day)}`, `0?${Number(month)}`, `(?:${year}|['’]?${year.slice(2)})`]
  const name = `${monthPatterns[Number(month) - 1]}\\.?`
  const [th, gap] = ['(?:st|nd|rd|th)?', '\\s?[\\s./,-]\\s?']
  const unyeared = `${d}${th}\\s?(?:of\\s)?${name}|${name}\\s?${d}${th}|${d}[./-]${m}`
  const whole = [
    `${d}${gap}${m}${gap}${y}|${m}${gap}${d}${gap}${y}|${year}${gap}${m}${gap}${d}|${day}${month}${year}|${year}${month}${day}`,
    `${d}${th}[\\s-]?(?:of\\s)?${name}[\\s,-]{0,2}${y}|${name}[\\s-]?${d}${th}[\\s,-]{1,2}${y}`,
  ]
  return `(?<![\\p{L}\\p{N}])(?:${whole.join('|')}|(?<=\\b(?:born|birth\\w*|dob)\\b[^.\\n]{0,30})(?:${unyeared}|${year}))(?![\\p{L}\\p{N}])`
}

// --- all together ------------------------------------------------------------------------------------------------

/**
 * What in a text identifies the client, the consultant or the practice (domain §8): names and their parts, however they are
 * written (case, accents, look-alike letters, spaced out, figures for letters), initials, addresses, phone numbers, the
 * date of birth, and our own numbers of cases and appointments. In order, never overlapping. A name that is an ordinary
 * word too counts only with a capital. It helps the writer; it cannot know nicknames or descriptions.
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
    ...nameSpans(folded, tokensOf(folded), names),
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
