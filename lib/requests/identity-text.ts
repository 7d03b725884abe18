/** Letters of other scripts that look like Latin ones; capitals before small letters, because they may look like others. */
export const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АΑ', 'a'],
    ['ВΒ', 'b'],
    ['СϹ', 'c'],
    ['ЕΕ', 'e'],
    ['НΗ', 'h'],
    ['ІΙӀ', 'i'],
    ['ЈͿ', 'j'],
    ['КΚ', 'k'],
    ['МΜ', 'm'],
    ['Ν', 'n'],
    ['ОΟ', 'o'],
    ['РΡ', 'p'],
    ['Ѕ', 's'],
    ['ТΤ', 't'],
    ['ХΧ', 'x'],
    ['УΥҮ', 'y'],
    ['Ζ', 'z'],
    ['аα', 'a'],
    ['вβЬь', 'b'],
    ['сϲ', 'c'],
    ['ԁđðĐÐ', 'd'],
    ['еε', 'e'],
    ['ɡ', 'g'],
    ['нһ', 'h'],
    ['іıι', 'i'],
    ['ј', 'j'],
    ['кκ', 'k'],
    ['ӏłŁ', 'l'],
    ['м', 'm'],
    ['пηո', 'n'],
    ['оοօøØ', 'o'],
    ['рρ', 'p'],
    ['гг', 'r'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υս', 'u'],
    ['ν', 'v'],
    ['ѡω', 'w'],
    ['хχ', 'x'],
    ['уүγ', 'y'],
    ['ß', 'ss'],
    ['æÆ', 'ae'],
    ['œŒ', 'oe'],
    ['þÞ', 'th'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter) => [letter, latin])),
)

/** A text in plain small Latin letters, each with its place in the original. */
export type Folded = { readonly text: string; readonly source: string; readonly at: readonly number[] }
/** One word; `capital` as it was written. */
export type Token = { readonly text: string; readonly start: number; readonly end: number; readonly capital: boolean }

/** Folds case, accents, widths and look-alike letters, and drops what nobody sees. `at` has one place more than `text`. */
export function fold(source: string): Folded {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const letter of source) {
    for (const part of letter.normalize('NFKD')) {
      // Marks over letters, and characters that show nothing.
      if (/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(part)) continue
      for (const plain of (lookAlikes[part] ?? part).toLowerCase()) {
        text += plain
        for (let unit = 0; unit < plain.length; unit += 1) at.push(index)
      }
    }
    index += letter.length
  }
  at.push(source.length)
  return { text, source, at }
}

/** The words of a text, with their places in the folded text. */
export function tokensOf({ text, source, at }: Folded): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => {
    const [start, end] = [found.index, found.index + found[0].length]
    return { text: found[0], start, end, capital: /^\p{Uppercase}/u.test(source.slice(at[start])) }
  })
}

/** The words of a name, folded: 'Mei-Lin' → mei, lin. */
export const partsOf = (name: string): string[] => tokensOf(fold(name)).map(({ text }) => text)

const figures: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
}
/** With figures as the letters they look like; 1 may be i or l, so those are one letter here. */
const lettersOf = (word: string): string =>
  word.replace(/\d/g, (figure) => figures[figure] ?? figure).replaceAll('i', 'l')

/** Whether a word reads as another: as it is, or with figures among its letters for what they look like. */
export function reads(token: string, word: string): boolean {
  if (token === word) return true
  return (
    /\d/.test(token) && /\p{L}/u.test(token) && token.length === word.length && lettersOf(token) === lettersOf(word)
  )
}

const signs: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': '1', '|': '1', '€': 'e', '£': 'l', '+': 't' }

/** A text with signs inside its words read as the letters they look like: 'M@rk' → mark. Nothing where there are none. */
export function unsigned(folded: Folded): Folded[] {
  const text = folded.text.replace(/(?<=[\p{L}\p{N}])[@$!|€£+]+|[@$!|€£+]+(?=[\p{L}\p{N}])/gu, (found) =>
    [...found].map((sign) => signs[sign] ?? sign).join(''),
  )
  return text === folded.text ? [] : [{ ...folded, text }]
}

/** A place in a folded text, and what stands there. */
export type Span = { readonly start: number; readonly end: number; readonly what: string }

/** Compiling a pattern takes longer than looking for it: the last ones are kept for the next pause in typing. */
const compiled = new Map<string, RegExp>()
const mostCompiled = 200

function compiledOnce(pattern: string): RegExp {
  const expression = compiled.get(pattern) ?? new RegExp(pattern, 'gu')
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(pattern, expression)
  return expression
}

/** The places of a pattern. */
export function spansOf(text: string, pattern: string, what: string): Span[] {
  return [...text.matchAll(compiledOnce(pattern))]
    .filter((found) => found[0])
    .map((found) => ({ start: found.index, end: found.index + found[0].length, what }))
}
