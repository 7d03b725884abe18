// Arguments of an action come as JSON in which a text that begins with `$` means something to React: a form, a function, another
// part of the post. Our own pages send a form (`$K1`), nothing (`$undefined`), and texts that only begin so (`$$`).

const deepest = 8
const mostValues = 5_000
const longestKey = 300
const mostArguments = 8
const poison = new Set(['__proto__', 'constructor', 'prototype'])
const without = (text: string) => text.replaceAll('\0', '')

/**
 * A list of arguments as our own pages send it, without NUL, which no text of the database can hold; null where it is anything
 * else. `forms` are the references to forms that the same post holds.
 */
export function plainArguments(text: string, forms: ReadonlySet<string> = new Set()): unknown[] | null {
  let left = mostValues
  const clean = (value: unknown, depth: number): unknown => {
    if (depth > deepest || --left < 0) throw new RangeError()
    if (typeof value === 'string') {
      if (/^\$(?!\$|undefined$)/.test(value) && !(depth === 1 && forms.has(value))) throw new RangeError()
      return without(value)
    }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1))
    const entries = Object.entries(value)
    if (entries.some(([key]) => poison.has(key) || key.length > longestKey)) throw new RangeError()
    return Object.fromEntries(entries.map(([key, one]) => [without(key), clean(one, depth + 1)]))
  }
  try {
    const list = clean(JSON.parse(text), 0)
    return Array.isArray(list) && list.length <= mostArguments ? list : null
  } catch {
    return null
  }
}
