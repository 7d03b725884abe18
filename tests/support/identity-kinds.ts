import { commonWords, monthNames } from '@/lib/requests/identity-words'
import { between, figureKinds, type Kind, of, type Who, words } from '@/tests/support/identity-figure-kinds'
import { calledForShort, type Dice, latin } from '@/tests/support/identity-texts'

const cyrillic: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  A: 'А',
  B: 'В',
  E: 'Е',
  M: 'М',
  O: 'О',
  T: 'Т',
  K: 'К',
}
const greek: Record<string, string> = {
  a: 'α',
  o: 'ο',
  v: 'ν',
  i: 'ι',
  A: 'Α',
  B: 'Β',
  E: 'Ε',
  M: 'Μ',
  N: 'Ν',
  O: 'Ο',
  T: 'Τ',
  K: 'Κ',
  Z: 'Ζ',
}
const figures: Record<string, string> = {
  o: '0',
  O: '0',
  i: '1',
  l: '1',
  e: '3',
  E: '3',
  a: '4',
  A: '4',
  s: '5',
  S: '5',
  t: '7',
}
const signs: Record<string, string> = { ...figures, a: '@', s: '$', i: '!', I: '!' }
const swap = (name: string, table: Record<string, string>) =>
  [...latin(name)].map((letter) => table[letter] ?? letter).join('')
const changed = (name: string, now: string) => (latin(name) === now ? null : now)

const strict = (name: string) =>
  commonWords.has(name.toLowerCase()) || monthNames.has(name.toLowerCase()) || name.length <= 2
const parts = ({ given, family }: Who) => [given, family]
const telling = (who: Who, { one }: Dice) => one(parts(who))
const inside = ({ one, below }: Dice, name: string, signs: readonly string[]) => {
  const at = 1 + below(Math.max(1, name.length - 1))
  return `${name.slice(0, at)}${one(signs)}${name.slice(at)}`
}
const letters = (name: string) =>
  latin(name)
    .split(/[\s'-]+/)
    .map((part) => part[0] ?? '')
    .join('')
    .toUpperCase()

/** Each kind of writing an identity, with the least share that the guard must find. */
export const kinds: Record<string, { least: number; write: Kind }> = {
  'given name': { least: 1, write: ({ given }) => given },
  'family name': { least: 1, write: ({ family }) => family },
  'whole name': { least: 1, write: ({ given, family }, { one }) => one([`${given} ${family}`, `${family}, ${given}`]) },
  'small letters': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => (strict(name) ? null : name.toLowerCase())),
  },
  capitals: { least: 1, write: (who, dice) => telling(who, dice).toUpperCase() },
  possessive: {
    least: 1,
    write: (who, dice) =>
      of(
        telling(who, dice),
        (name) => `${name}${dice.one(strict(name) || name.length < 5 ? ["'s", '’s'] : ["'s", '’s', 's', "s'"])} roster`,
      ),
  },
  'without accents': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => (latin(name) === name ? null : latin(name))),
  },
  'other accents': {
    least: 1,
    write: (who, dice) =>
      latin(telling(who, dice)).replace(/[aeiou]/g, (vowel) => `${vowel}${dice.one(['\u0301', '\u0308', '\u0302'])}`),
  },
  'spaced letters': {
    least: 1,
    write: (who, dice) =>
      of(latin(telling(who, dice)).replace(/[\s'-]/g, ''), (name) =>
        name.length < 3 ? null : between(name, dice.one([' ', '  ', '\u00a0', '_'])),
      ),
  },
  'dotted letters': {
    least: 1,
    write: (who, dice) =>
      of(latin(telling(who, dice)).replace(/[\s'-]/g, ''), (name) =>
        name.length < 3 ? null : between(name, dice.one(['.', '-', '. ', '*', '/', '·'])),
      ),
  },
  'Cyrillic letters': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => changed(name, swap(name, cyrillic))),
  },
  'Greek letters': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => changed(name, swap(name, greek))),
  },
  'full width, bold, ringed': {
    least: 1,
    write: (who, dice) => styled(latin(telling(who, dice)).replace(/'/g, ''), dice),
  },
  'figures for letters': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => (strict(name) ? null : changed(name, swap(name, figures)))),
  },
  'signs for letters': {
    least: 1,
    write: (who, dice) => of(telling(who, dice), (name) => (strict(name) ? null : changed(name, swap(name, signs)))),
  },
  'unseen characters': {
    least: 1,
    write: (who, dice) =>
      inside(dice, telling(who, dice), [
        '\u200b',
        '\u200d',
        '\u2060',
        '\ufeff',
        '\u00ad',
        '\u034f',
        '\u115f',
        '\u3164',
        '\u180e',
      ]),
  },
  'bidirectional characters': {
    least: 1,
    write: (who, dice) => inside(dice, telling(who, dice), ['\u202e', '\u2066', '\u200f', '\u061c']),
  },
  'other hyphens': {
    least: 1,
    write: (who, dice) =>
      of(
        parts(who).find((name) => name.includes('-')),
        (name) => name.replace('-', dice.one(['\u2010', '\u2011', '–', '—', '\u2212', ' - ', ' ', '', '_', '/', '·'])),
      ),
  },
  'split over lines': {
    least: 1,
    write: (who, dice) =>
      of(latin(telling(who, dice)).replace(/'/g, ''), (name) =>
        dice.one([
          `${name.slice(0, 2)}-\n${name.slice(2)}`,
          `${name.slice(0, 2)}\n${name.slice(2)}`,
          `${who.given}\n${who.family}`,
          `${name.slice(0, 2)}-\r\n${name.slice(2)}`,
        ]),
      ),
  },
  'run together': {
    least: 1,
    write: ({ given, family }, { one }) =>
      one([latin(`${given}${family}`), latin(`${family}${given}`), latin(`${given}_${family}`)]).replace(/[\s'-]/g, ''),
  },
  nickname: {
    least: 0.8,
    write: ({ given }, { one }) => {
      const short = calledForShort[latin(given)]
      return short ? one(words(short)) : null
    },
  },
  'initials with points': {
    least: 0.95,
    write: ({ given, family }, { one }) => [...letters(`${given} ${family}`)].join(one(['.', '. '])).concat('.'),
  },
  'three initials': {
    least: 0.95,
    write: ({ given, family }) => of(letters(`${given} ${family}`), (all) => (all.length < 3 ? null : all)),
  },
  'two initials after the word': {
    least: 0.95,
    write: ({ given, family }, { one }) =>
      `${one(['initials', 'the initials are', 'initials:'])} ${(given[0] ?? '').concat(latin(family)[0] ?? '').toUpperCase()}`,
  },
  'two initials alone': { least: 0, write: ({ given, family }) => latin(`${given[0]}${family[0]}`).toUpperCase() },
  'one letter too many': {
    least: 0,
    write: (who, dice) =>
      of(latin(telling(who, dice)), (name) =>
        name.length < 4 ? null : `${name.slice(0, 2)}${name[2]}${name.slice(2)}`,
      ),
  },
  'consultant’s name': {
    least: 1,
    write: ({ consultantNames: [name = ''] }, { one }) =>
      one([name, ...name.split(' ').filter((part) => !/^(Dr|Prof)$/.test(part))]),
  },
  'practice’s name': {
    least: 1,
    write: ({ practiceNames: [name = ''] }, { one }) =>
      one([name, name.split(' ')[0] ?? '', name.toLowerCase(), name.toUpperCase()]),
  },
  ...figureKinds,
}

function styled(name: string, { one }: Dice): string {
  const [capital, small] = one([
    [0xff21, 0xff41],
    [0x1d400, 0x1d41a],
    [0x24b6, 0x24d0],
    [0x1d5d4, 0x1d5ee],
  ] as const)
  return [...name]
    .map((letter) =>
      /[A-Z]/.test(letter)
        ? String.fromCodePoint(capital + letter.charCodeAt(0) - 65)
        : /[a-z]/.test(letter)
          ? String.fromCodePoint(small + letter.charCodeAt(0) - 97)
          : letter,
    )
    .join('')
}
