import { type CalendarDate, monthPatterns } from '@/lib/clocks/calendar-date'
import { cardinal, ordinal, spokenYear } from '@/lib/requests/identity-numbers'
import { fold } from '@/lib/requests/identity-text'

// Patterns over folded texts: addresses, phone numbers and dates, in figures and in words.

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const sign = (itself: string, words: string): string =>
  `\\s*(?:${itself}|[(\\[{<]\\s*(?:${words})\\s*[)\\]}>]|(?<![\\p{L}])(?:${words})(?![\\p{L}]))\\s*`
const [at, dot, dash, underscore] = [
  ...[
    sign('@', 'at'),
    sign('\\.', 'dot|point|period|full stop'),
    sign('-', 'dash|hyphen|minus'),
    sign('_', 'underscore'),
  ],
]
const signs: Readonly<Record<string, string>> = { '@': at ?? '', '.': dot ?? '', '-': dash ?? '', _: underscore ?? '' }

/** An address as it is, or written out: "mei (at) example dot com". */
export function emailPattern(email: string): string {
  const written = [...fold(email).text.trim()].map((letter) => signs[letter] ?? escaped(letter)).join('')
  return `(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`
}

const between = '[\\s,()./_–—-]{0,4}'

/** The same figure several times: one by one, or as double and triple. */
function repeated(figure: string, times: number): string {
  const one = `(?:${figure}|${cardinal(Number(figure))})`
  const ways = [1, 2, 3].filter((count) => count <= times)
  const written = ways.map((count) => {
    const said = count === 1 ? one : `${count === 2 ? 'double' : 'triple'}[\\s-]?${one}`
    return times === count ? said : `${said}${between}${repeated(figure, times - count)}`
  })
  return `(?:${written.join('|')})`
}

/** A number in any spacing, in figures or words, with or without its country or area; null where it is too short to tell. */
export function phonePattern(phone: string): string | null {
  const figures = fold(phone)
    .text.replace(/\D/g, '')
    .replace(/^(?:00)?61|^0/, '')
  const local = figures.length === 9 && !figures.startsWith('4') ? figures.slice(1) : figures
  if (local.length < 6) return null
  const runs = [...local.matchAll(/(\d)\1*/g)].map(([run, figure = '']) => repeated(figure, run.length))
  return `(?:\\+?\\d{1,4}[\\s().-]{0,3}){0,2}${runs.join(between)}(?![\\p{L}\\d])`
}

/** A date of birth in figures or words; without its year, or the year alone, only after a word like born. */
export function birthPattern(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const [d, m] = [`0?${Number(day)}`, `0?${Number(month)}`]
  const y = `(?:${year}|['’]?${year.slice(2)}|${spokenYear(Number(year))})`
  const name = `${monthPatterns[Number(month) - 1]}\\.?`
  const th = '(?:st|nd|rd|th)?'
  const dayInWords = `(?:${d}${th}|${ordinal(Number(day))}|${cardinal(Number(day))})`
  const monthInWords = `(?:${name}|(?:the\\s)?(?:${m}(?:st|nd|rd|th)|${ordinal(Number(month))})(?:\\smonth)?)`
  const [gap, loose, of] = ['\\s?[\\s./,–-]\\s?', '[\\s,-]{0,3}(?:(?:in|of)\\s)?', '[\\s-]?(?:(?:day\\s)?of\\s)?']
  const unyeared = `${dayInWords}${of}${name}|${name}\\s?(?:the\\s)?${dayInWords}|${d}[./-]${m}`
  const whole = [
    `${d}${gap}${m}${gap}${y}|${m}${gap}${d}${gap}${y}|${year}${gap}${m}${gap}${d}|${day}${month}${year}|${year}${month}${day}`,
    `${dayInWords}${of}${monthInWords}${loose}${y}|${name}[\\s-]?(?:the\\s)?${dayInWords}[\\s,-]{1,2}${y}`,
  ]
  return `(?<![\\p{L}\\p{N}])(?:${whole.join('|')}|(?<=\\b(?:born|birth\\w*|dob)\\b[^.\\n]{0,30})(?:${unyeared}|${year}))(?![\\p{L}\\p{N}])`
}
