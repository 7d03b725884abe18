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
      if (/[\p{M}\p{Cf}]/u.test(part)) continue
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
    return { text: found[0], start, end, capital: /^\p{Lu}/u.test(source.slice(at[start])) }
  })
}

/** The words of a name, folded: 'Mei-Lin' → mei, lin. */
export const partsOf = (name: string): string[] => tokensOf(fold(name)).map(({ text }) => text)

/** A word, and what it becomes when its figures are read as the letters they look like. */
export function readings(token: string): string[] {
  if (!/\d/.test(token) || !/\p{L}/u.test(token)) return [token]
  const letters: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }
  const read = token.replace(/[034578]/g, (figure) => letters[figure] ?? figure)
  return [read.replaceAll('1', 'i'), read.replaceAll('1', 'l')]
}
