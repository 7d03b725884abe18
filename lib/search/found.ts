import { type ShownState, stateWords } from '@/lib/appointments/appointment'
import { clientName } from '@/lib/clients/client'
import { clockTime, dateInZone, listDate } from '@/lib/clocks/calendar-date'
import type { ClinicalLeader, Consultant } from '@/lib/people/person'

/** Who can search: the consultant side its own records, clinical leaders the requests that they review. */
export type Searcher = Consultant | ClinicalLeader

/** One record that was found: its name or number, one line of who and what, and where it opens. */
export type Found = { readonly title: string; readonly line: string; readonly href: string }

/** What was found of one kind; a kind of which nothing was found is left out. */
export type FoundGroup = { readonly title: string; readonly found: readonly Found[] }

/** Searches as somebody types; null where they were signed out meanwhile. */
export type Find = (typed: string) => Promise<readonly FoundGroup[] | null>

const mostWords = 8

/** Latin letters that Unicode does not take apart into a letter and its mark, and how they are spelled instead. */
export const whole = { letters: 'ĐđÐðØøŁłĦħŦŧıÆæŒœẞß', plain: 'ddddoollhhttiaaooss' } as const

/**
 * What was typed as words, each of which must be found, spelled as the database spells names: Latin letters without their
 * marks and in lower case, 'Kovačić' → 'kovacic'. Other alphabets stay as they are written.
 */
export const wordsOf = (typed: string): string[] =>
  typed
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(/[^\u0000-\u007f]/gu, (letter) => whole.plain[whole.letters.indexOf(letter)] ?? letter)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, mostWords)

/** A pattern of SQL's LIKE that finds a word anywhere; what LIKE means by %, _ and \ is meant as typed. */
export const anywhere = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The whole numbers among the words, 'asst-123' → 123: what has that very number is shown first. */
export const numbersIn = (words: readonly string[]): number[] =>
  words.flatMap((word) => /^(?:asst|app)?-?0*(\d{1,9})$/.exec(word)?.[1] ?? []).map(Number)

/** 'esr-7k3' → '7K3': the beginning of a reference, at least two of its six signs; null where it can be none. */
export function referenceStart(typed: string): string | null {
  return /^(?:ESR[\s-]*)?([0-9A-HJKMNP-TV-Z]{2,6})$/.exec(typed.toUpperCase())?.[1] ?? null
}

type Names = Parameters<typeof clientName>[0]

export const caseLine = (of: Names, issue: string, closed: boolean): string =>
  `${clientName(of)}, ${issue}${closed ? ', closed' : ''}`

export const appointmentLine = (of: Names, startsAt: Date, state: ShownState, zone: string, at: Date): string => {
  const on = dateInZone(startsAt, zone)
  const year = on.slice(0, 4) === dateInZone(at, zone).slice(0, 4) ? '' : ` ${on.slice(0, 4)}`
  return `${clientName(of)}, ${listDate(on)}${year}, ${clockTime(startsAt, zone)}, ${stateWords[state].toLowerCase()}`
}

export const requestLine = (of: Names, state: string): string => `${clientName(of)}, ${state.toLowerCase()}`
