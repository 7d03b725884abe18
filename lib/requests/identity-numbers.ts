const words = (list: string): readonly string[] => list.trim().split(/\s+/)

const small =
  words(`(?:zero|oh|o|nought) one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`)
const tens = words('- - twenty thirty fou?rty fifty sixty seventy eighty ninety')
const ordinals =
  words(`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
  fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`)

/** A number from 0 to 99 in words, for use in a regular expression: 87 → 'eighty[\\s-]?seven'. */
export function cardinal(number: number): string {
  if (number < 20) return small[number] ?? ''
  const rest = number % 10 === 0 ? '' : `[\\s-]?${small[number % 10]}`
  return `${tens[Math.floor(number / 10)]}${rest}`
}

/** The same as a place in an order: 21 → 'twenty[\\s-]?first'. */
export function ordinal(number: number): string {
  if (number < 20) return ordinals[number] ?? ''
  const ten = tens[Math.floor(number / 10)] ?? ''
  return number % 10 === 0 ? ten.replace(/y$/, 'ieth') : `${ten}[\\s-]?${ordinals[number % 10]}`
}

/** A year as it is said: 'nineteen eighty-seven', 'eighty-seven', 'two thousand and three', 'twenty oh three'. */
export function spokenYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100]
  const short = rest === 0 ? 'hundred' : rest < 10 ? `(?:oh|o|hundred\\sand)[\\s-]?${cardinal(rest)}` : cardinal(rest)
  const said = `(?:${cardinal(century)}[\\s-](?:hundred\\sand\\s)?)?${short}`
  const thousand = `two\\sthousand${rest === 0 ? '' : `(?:\\sand)?[\\s-]${cardinal(rest)}`}`
  return year >= 2000 ? `(?:${thousand}|${said})` : `(?:${said})`
}
