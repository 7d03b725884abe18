import type { Dice, identity } from '@/tests/support/identity-texts'

export type Who = ReturnType<typeof identity>
/** One way to write an identity; null where it does not apply to this one. */
export type Kind = (who: Who, dice: Dice) => string | null

const ones = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
)
const tens = words('- - twenty thirty forty fifty sixty seventy eighty ninety')
const ordinals =
  words(`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`)
const months = words('January February March April May June July August September October November December')
export function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
const number = (of: number): string =>
  of < 20 ? (ones[of] ?? '') : `${tens[Math.floor(of / 10)]}${of % 10 ? `-${ones[of % 10]}` : ''}`
const ordinal = (of: number): string =>
  of <= 20 ? (ordinals[of] ?? '') : of === 30 ? 'thirtieth' : `${tens[Math.floor(of / 10)]}-${ordinals[of % 10]}`
const suffix = (of: number) =>
  of % 10 === 1 && of !== 11 ? 'st' : of % 10 === 2 && of !== 12 ? 'nd' : of % 10 === 3 && of !== 13 ? 'rd' : 'th'

function born({ dateOfBirth }: Who) {
  const [year = '', month = '', day = ''] = (dateOfBirth ?? '').split('-')
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  const name = months[m - 1] ?? ''
  const yearWords = y < 2000 ? `nineteen ${number(y % 100)}` : `two thousand${y % 100 ? ` and ${number(y % 100)}` : ''}`
  return { year, month, day, d, m, y, name, yearWords, short: year.slice(2) }
}

/** A word with a sign between its letters. */
export const between = (name: string, sign: string) => [...name].join(sign)

function phoneFormats(phone: string, { one }: Dice): string {
  const [local, mobile] = [phone.slice(1), phone.startsWith('04')]
  const grouped = (sign: string) =>
    (mobile
      ? [phone.slice(0, 4), phone.slice(4, 7), phone.slice(7)]
      : [phone.slice(0, 2), phone.slice(2, 6), phone.slice(6)]
    ).join(sign)
  const country = one(['+61 ', '+61', '0061 ', '(+61) ', '+61 (0)', '61-'])
  const after = mobile
    ? `${local.slice(0, 3)} ${local.slice(3, 6)} ${local.slice(6)}`
    : `${local[0]} ${local.slice(1, 5)} ${local.slice(5)}`
  return one([
    phone,
    grouped(' '),
    grouped('-'),
    grouped('.'),
    grouped('\u00a0'),
    between(phone, ' '),
    `${country}${after}`,
    `${country}${local}`,
    `(${phone.slice(0, 2)}) ${phone.slice(2, 6)} ${phone.slice(6)}`,
    phone.replace(/(..)/g, '$1 ').trim(),
  ])
}

/** Phone numbers, addresses and dates of birth, in figures and words. */
export const figureKinds: Record<string, { least: number; write: Kind }> = {
  'phone in figures': {
    least: 1,
    write: (
      {
        contacts: {
          phones: [phone = ''],
        },
      },
      dice,
    ) => phoneFormats(phone, dice),
  },
  'phone in words': {
    least: 1,
    write: (
      {
        contacts: {
          phones: [phone = ''],
        },
      },
      dice,
    ) => spoken(phone, dice),
  },
  mail: {
    least: 1,
    write: (
      {
        contacts: {
          emails: [mail = ''],
        },
      },
      { one },
    ) => one([mail, mail.toUpperCase(), `<${mail}>`, `mailto:${mail}`]),
  },
  'mail written out': {
    least: 1,
    write: (
      {
        contacts: {
          emails: [mail = ''],
        },
      },
      dice,
    ) => writtenOut(mail, dice),
  },
  'birth in figures': {
    least: 1,
    write: (who, { one }) =>
      of(born(who), ({ d, m, day, month, year, short }) =>
        one([
          `${d}/${m}/${year}`,
          `${day}.${month}.${year}`,
          `${day}-${month}-${short}`,
          `${day}/${month}/${short}`,
          `${year}-${month}-${day}`,
          `${year}/${m}/${d}`,
          `${day}${month}${year}`,
          `${year}${month}${day}`,
          `${d} ${m} ${year}`,
          `${d} / ${m} / ${year}`,
        ]),
      ),
  },
  'birth in words': {
    least: 1,
    write: (who, { one }) =>
      of(born(who), ({ d, year, short, name }) =>
        one([
          `${d} ${name} ${year}`,
          `the ${d}${suffix(d)} of ${name}, ${year}`,
          `${name} ${d}, ${year}`,
          `${name} ${d}${suffix(d)} ${year}`,
          `${d} ${name.slice(0, 3)} ’${short}`,
          `${d}-${name.slice(0, 3)}-${short}`,
          `${d}${suffix(d)} ${name.toUpperCase()} ${year}`,
        ]),
      ),
  },
  'birth spelt out': {
    least: 1,
    write: (who, { one }) =>
      of(born(who), ({ d, m, year, short, name, yearWords }) =>
        one([
          `${ordinal(d)} of ${name} ${year}`,
          `the ${ordinal(d)} of ${name}, ${yearWords}`,
          `${name} the ${ordinal(d)}, ${yearWords}`,
          `${d}${suffix(d)} of the ${ordinal(m)} ’${short}`,
          `the ${ordinal(d)} of the ${ordinal(m)}, ${year}`,
          `${number(d)} ${name} ${yearWords}`,
        ]),
      ),
  },
  'birthday without year': {
    least: 1,
    write: (who, { one }) =>
      of(born(who), ({ d, name }) =>
        one([
          `born on ${d} ${name}`,
          `born ${name} ${d}`,
          `birthday is the ${ordinal(d)} of ${name}`,
          `date of birth ${d}${suffix(d)} ${name}`,
        ]),
      ),
  },
}

export function of<T>(value: T | undefined, then: (value: T) => string | null): string | null {
  return value === undefined ? null : then(value)
}

function spoken(phone: string, { one, chance }: Dice): string {
  const zero = one(['zero', 'oh', 'o', 'nought'])
  const said = [...phone].map((figure) => (figure === '0' ? zero : (ones[Number(figure)] ?? '')))
  const all: string[] = []
  for (let at = 0; at < said.length; at += 1) {
    const again = said[at] === said[at + 1] && chance(0.5)
    all.push(again ? `double ${said[at]}` : (said[at] ?? ''))
    if (again) at += 1
  }
  return all.join(one([' ', ', ', '-', ' - ']))
}

function writtenOut(mail: string, { one }: Dice): string {
  const [at, dot] = [
    one([' at ', ' (at) ', '[at]', ' AT ', ' {at} ', ' @ ']),
    one([' dot ', '(dot)', ' [dot] ', ' DOT ', ' . ', ' point ']),
  ]
  return mail.replaceAll('.', dot).replace('@', at)
}
