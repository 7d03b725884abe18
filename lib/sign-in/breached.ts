import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'

let listed: ReadonlySet<string> | undefined

/**
 * Whether a password stands in the list of those known from breaches, or is one of them dressed up: with figures and signs before or
 * after, or said several times over. Capitals do not matter.
 */
export function isBreached(password: string): boolean {
  listed ??= new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()))
  const lower = password.normalize('NFKC').toLowerCase()
  const word = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    [lower, word].some((text) => text !== '' && (listed?.has(text) || listed?.has(unitOf(text)))) ||
    unitOf(lower).length < 4
  )
}

/** The shortest text that, said several times, is this one; the text itself where there is none shorter. */
function unitOf(text: string): string {
  const length = (text + text).indexOf(text, 1)
  return text.slice(0, length)
}
