import type { KnownIdentity } from '@/lib/requests/identity-guard'

// Texts that hold an identity, by kind, and texts that hold none: all from one dice, so that a seed tells the same again.

export type Dice = {
  one: <T>(of: readonly T[]) => T
  below: (most: number) => number
  chance: (share: number) => boolean
}

/** mulberry32: enough for tests. */
export function dice(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, one: (of) => of[below(of.length)] as (typeof of)[number], chance: (share) => next() < share }
}

const words = (list: string) => list.trim().split(/\s+/)
const givens =
  words(`Mei-Lin Siobhán William Robert Elizabeth Katherine Michael José Zoë Łukasz Priyanka Mohammed Grace Will Mark
  Jean-Luc Aoife Dragana Björn Chloé Thomas Margaret Christopher Alexandra Benjamin Samuel Daniel Jennifer Susan Patricia Richard
  Edward Anthony Nicholas Stephen Andrew Matthew Joseph James Charles Ayşe Øyvind Inés Tuấn François May Nguyệt`)
const families = [
  ...words(`Tran O’Brien Kovačić Smith-Jones Ashby Müller Đặng García Papadopoulos Walker Young Okafor Lindqvist Nowak McDonald
    D’Angelo Strömberg Nguyễn Fernández Çelik Østergaard Wójcik Bell Chen Li Ng`),
  'Van der Berg',
  'de la Cruz',
]
const consultants = ['Dr Priya Raman', 'Tomasz Wójcik', 'Aroha Ngata', 'Prof Ruth Okonkwo-Hale', 'Mark Young']
const practices = ['Banksia House Psychology', 'Rosella Counselling', 'Marlowe & Finch', 'Jacaranda Wellbeing Clinic']

/** A client with whoever sees them. */
export function identity({ one, below, chance }: Dice): KnownIdentity & { given: string; family: string } {
  const [given, family] = [one(givens), one(families)]
  const plain = (name: string) =>
    latin(name)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
  const phone = chance(0.7) ? `04${digits(8)}` : `0${one(['2', '3', '7', '8'])}${one(['5', '6', '7', '9'])}${digits(7)}`
  const date = new Date(Date.UTC(1950 + below(55), below(12), 1 + below(28))).toISOString().slice(0, 10)
  return {
    ...{ given, family, clientNames: [`${given} ${family}`], dateOfBirth: date, consultantNames: [one(consultants)] },
    practiceNames: [one(practices)],
    contacts: {
      emails: [`${plain(given)}.${plain(family)}${one(['', '7', '84'])}@example.${one(['com', 'org', 'net.au'])}`],
      phones: [phone],
    },
  }
}

/** Accents off, and the letters that no decomposition takes apart. */
export const latin = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁøØđĐşŞı]/g, (letter) => ({ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i' })[letter] ?? letter)
    .replaceAll('’', "'")

const subjects = words('client person employee worker team manager roster plan programme return')
const verbs = words('is was remains becomes stays seems')
const ends = [
  ...[
    'back at full hours',
    'ready for the new roster',
    'on light duties',
    'part of the plan',
    'booked for the next month',
  ],
  ...[
    'steady',
    'due in May',
    'expected by March',
    'to be seen again in June 2027',
    'as agreed with the manager',
    'in good hands',
  ],
]
const asides = [
  ...[
    'It may change.',
    'Work will go on as before.',
    'A mark of progress is the log.',
    'There is a grace period of 10 days.',
  ],
  ...[
    'Dr and GP letters are on their way.',
    'The next review is on 4 August.',
    'Please see the note of 12/11/2026.',
    'Two of four sessions.',
  ],
  ...[
    'Call the office on 1300 555 012.',
    'Hours rise from 20 to 38.',
    'The bell rings at 7 am.',
    'A young team, a long walk to the bank.',
  ],
  ...[
    'The aim is a plan for the busy season.',
    'This is the last step, and then it is done.',
    'An early start at 6.30, not later.',
  ],
  ...[
    'Goals: sleep, routine, confidence.',
    'Nothing else is needed from you.',
    'In March, April and May it was less.',
    'RTW, CBT and EAP apply.',
  ],
]

/** An ordinary answer that names nobody. */
export function innocent({ one, below }: Dice): string {
  const sentence = () => `The ${one(subjects)} ${one(verbs)} ${one(ends)}.`
  return Array.from({ length: 2 + below(4) }, () => (below(2) ? sentence() : one(asides))).join(' ')
}

/** An ordinary answer with something in the middle of a sentence: before, what, after. */
export function around(dice: Dice, what: string): { text: string; start: number; end: number } {
  const before = `${dice.one(asides)} ${dice.one(['Yes,', 'As said,', 'Note that', 'In short:', 'Of course'])} `
  return {
    text: `${before}${what} ${dice.one(['is', 'was', 'may be'])} ${dice.one(ends)}.`,
    start: before.length,
    end: before.length + what.length,
  }
}

/** What people are called for short, from another hand than the guard's own table. */
export const calledForShort: Record<string, string> = {
  ...{
    William: 'Bill Billy Will',
    Robert: 'Rob Bob Robbie',
    Elizabeth: 'Liz Beth Betty Lizzie',
    Katherine: 'Kate Kathy Katie Kat',
  },
  ...{
    Michael: 'Mick Mike Mikey',
    Margaret: 'Maggie Meg Peggy',
    Christopher: 'Chris',
    Alexandra: 'Alex Sandra Lexi Ali',
  },
  ...{
    Benjamin: 'Ben Benny',
    Samuel: 'Sam Sammy',
    Daniel: 'Dan Danny',
    Jennifer: 'Jen Jenny',
    Susan: 'Sue Susie',
    Patricia: 'Trish Pat Tricia',
  },
  ...{
    Richard: 'Rick Dick Richie Rich',
    Edward: 'Ed Eddie Ted Ned',
    Anthony: 'Tony Ant',
    Nicholas: 'Nick Nicky',
    Stephen: 'Steve',
  },
  ...{
    Andrew: 'Andy Drew',
    Matthew: 'Matt',
    Joseph: 'Joe',
    James: 'Jim Jimmy Jamie Jimbo',
    Charles: 'Charlie Chuck Chas',
    Thomas: 'Tom Tommy',
  },
  ...{ Mohammed: 'Mo Moe', Siobhan: 'Shiv', Lukasz: 'Luke', Priyanka: 'Pri', Jose: 'Pepe', Chloe: 'Clo', Zoe: 'Zo' },
}
