import { nicknames } from '@/lib/requests/identity-nicknames'
import { type Folded, partsOf, reads, type Span, spansOf, type Token, tokensOf } from '@/lib/requests/identity-text'
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

/** Words that stand for somebody. A strict one counts only with a capital, because it is a word of its own as well. */
export type Wanted = { readonly parts: readonly string[]; readonly strict: boolean; readonly what: string }

const isCommon = (part: string): boolean => part.length <= 2 || commonWords.has(part) || functionWords.has(part)
const wanted = (parts: readonly string[], what: string): Wanted => ({ parts, what, strict: parts.every(isCommon) })

/** A name's parts between spaces, without titles: 'Dr Mei-Lin Tran' → [mei, lin], [tran]. */
const namesIn = (name: string): string[][] =>
  name
    .split(/\s+/)
    .map(partsOf)
    .filter((parts) => parts.length > 0 && !(parts.length === 1 && titles.has(parts[0] ?? '')))

/** Everything that stands for a person: the whole name in either order, each part alone, and short forms of the given name. */
export function wantedOfPerson(name: string, whose: string): Wanted[] {
  const names = namesIn(name)
  const single = [
    ...names,
    ...names.filter((parts) => parts.length > 1).flatMap((parts) => parts.map((part) => [part])),
  ]
  const alone = single
    .filter((parts) => parts.length > 1 || (parts[0] ?? '').length > 1)
    .filter(([first = '', ...rest]) => rest.length > 0 || !particles.has(first))
  const [first = [], ...rest] = names
  const whole = rest.length > 0 ? [names.flat(), [[...rest, first].flat().join('')]] : []
  const family = rest.length > 1 ? [rest.flat()] : []
  const short = [first.join(''), ...first].flatMap(nicknames)
  return [
    ...whole.map((parts) => wanted(parts, `the ${whose}'s name`)),
    ...[...family, ...alone].map((parts) => wanted(parts, `part of the ${whose}'s name`)),
    ...short.map((part) => wanted([part], `a form of the ${whose}'s name`)),
  ]
}

/** A practice's whole name, and the words of it that point to none other. */
export function wantedOfPractice(name: string): Wanted[] {
  const own = partsOf(name).filter((part) => !practiceWords.has(part))
  const telling = own.length > 1 ? own.filter((part) => !isCommon(part)) : own
  return [
    wanted(partsOf(name), "the practice's name"),
    ...telling.map((part) => wanted([part], "part of the practice's name")),
  ]
}

/**
 * Where a name that begins at a token ends: as one word, word by word, letter by letter, or cut in pieces by something that
 * is no mere space; or null.
 */
function endOfName({ text }: Folded, tokens: readonly Token[], from: number, { parts }: Wanted): number | null {
  const [joined, first] = [parts.join(''), tokens[from]?.text ?? '']
  // "Priyas phone": the possessive without its sign.
  if (reads(first, joined) || (joined.length > 4 && reads(first, `${joined}s`))) return from
  const gap = (to: number) => text.slice(tokens[to - 1]?.end, tokens[to]?.start)
  const wordByWord = parts.every((part, index) => {
    const here = tokens[from + index]
    const last = index === parts.length - 1 && part.length > 3
    const read = here && (reads(here.text, part) || (last && reads(here.text, `${part}s`)))
    return read && (index === 0 || gap(from + index).length <= 4)
  })
  if (parts.length > 1 && wordByWord) return from + parts.length - 1
  if (joined.length < 3) return null
  let read = first
  let [letters, cut] = [read.length === 1, true]
  for (let to = from + 1; to < tokens.length && read.length < joined.length; to += 1) {
    const piece = tokens[to]?.text ?? ''
    if (gap(to).length > 4) return null
    letters &&= piece.length === 1
    cut &&= /[^\p{Zs}]/u.test(gap(to)) && !/[.,;:!?]\s/.test(gap(to))
    read += piece
    if (!letters && !cut) return null
    if (reads(read, joined)) return to
  }
  return null
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

/** Where names stand in a text. */
export function nameSpans(folded: Folded, all: readonly Wanted[]): Span[] {
  const tokens = tokensOf(folded)
  const places = tokens.flatMap((token, from) => {
    // Most tokens begin no name: their first letter decides.
    const [letter = ''] = token.text
    return all
      .filter(({ parts: [part = ''] }) => /\d/.test(letter) || part.startsWith(letter))
      .map((one) => ({ token, from, one, to: endOfName(folded, tokens, from, one) }))
  })
  return places.flatMap(({ token, from, one, to }) => {
    const last = to === null ? undefined : tokens[to]
    if (to === null || !last) return []
    const meant = one.parts.length > 1 ? token.capital : isMeant(one, token, tokens[from - 1], tokens[to + 1])
    return one.strict && !meant ? [] : [{ start: token.start, end: last.end, what: one.what }]
  })
}

/** Initials: with points ("M.L.T."), or as a word of capitals that is no abbreviation and no word; after "initials" always. */
export function initialSpans({ text, source, at }: Folded, name: string, whose: string): Span[] {
  const names = namesIn(name)
  const [first = [], second = [], last = []] = [names[0], names[1], names.at(-1)]
  const some = [
    names.map(([part = '']) => part),
    names.flat(),
    [first[0] ?? '', second[0] ?? ''],
    [first[0] ?? '', last[0] ?? ''],
  ]
  return [...new Set(some.map((all) => all.map((part) => part[0] ?? '').join('')))]
    .filter((all) => all.length > 1)
    .flatMap((all) => {
      const dotted = `(?<![\\p{L}\\p{N}.])${[...all].join('\\.\\s?')}(?![\\p{L}\\p{N}])\\.?`
      const plain = `(?<![\\p{L}\\p{N}])${all}(?![\\p{L}\\p{N}])`
      const told = `(?<=\\binitials?(?: are| is|:)?\\s)(?:${all}|${[...all].join('\\.?\\s?')})(?![\\p{L}\\p{N}])`
      const capitals = (span: Span) => !/\p{Ll}/u.test(source.slice(at[span.start], at[span.end]))
      const usual = abbreviations.has(all) ? told : `${dotted}|${functionWords.has(all) ? told : plain}`
      return spansOf(text, usual, `the ${whose}'s initials`).filter(capitals)
    })
}
