import { database } from '@/tests/support/portal'
import { textsOf } from '@/tests/support/unsealed'

/** A value that would show a reviewer who is meant, and what kind of value it is. */
export type Identifying = { kind: string; value: string }

/** What was written freely and is no organisation's to read, by kind: where it lies, sealed. */
const freely: [kind: string, ...of: Parameters<typeof textsOf>][] = [
  ['case', 'assist_case', ['issue']],
  ['free text', 'request', ['goal_other', 'pathway_other', 'new_information']],
  ['further detail', 'further_detail', ['answer']],
  ['clinical decision', 'decision', ['reason_other', 'text_for_consultant', 'leaders_note'], "stage = 'clinical'"],
  ['clinical question', 'question', ['text', 'answer'], "stage = 'clinical'"],
  ['half an answer', 'question', ['draft']],
  ['calendar', 'calendar_block', ['detail'], "detail <> ''"],
  ['withdrawal', 'withdrawal', ['reason_other']],
]

/** Every identifying value of the portal's database: names, contacts, dates of birth, numbers, ids, and all that was written freely. */
export async function identifyingValues(): Promise<Identifying[]> {
  const rows = await database<Identifying>(`
    SELECT 'client' AS kind, unnest(ARRAY[given_name, family_name, preferred_name, email, phone, id::text,
      date_of_birth::text, to_char(date_of_birth, 'FMDD FMMonth YYYY'), to_char(date_of_birth, 'DD/MM/YYYY')]) AS value FROM client
    UNION SELECT role, unnest(ARRAY[name, email, id::text]) FROM person
      WHERE role IN ('consultant', 'practice_staff', 'clinical_leader')
    UNION SELECT 'practice', unnest(ARRAY[name, id::text]) FROM practice
    UNION SELECT 'case', unnest(ARRAY['ASST-' || lpad(number::text, 6, '0'), id::text]) FROM assist_case
    UNION SELECT 'appointment', unnest(ARRAY['APP-' || lpad(number::text, 5, '0'), id::text]) FROM appointment
    UNION SELECT 'task', id::text FROM task
    UNION SELECT 'consent', address FROM consent`)
  const written = await Promise.all(
    freely.map(async ([kind, ...of]) => (await textsOf(...of)).map((value) => ({ kind, value }))),
  )
  // One word of a calendar is nobody's name.
  const telling = ({ kind, value }: Identifying) => kind !== 'calendar' || value.includes(' ')
  return [...rows, ...written.flat()].filter((one) => one.value !== null && one.value.length > 2 && telling(one))
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Finds, in what was answered, values of a list as whole words; prepared once for many texts. */
export function finder(values: readonly Identifying[]): (text: string) => Identifying[] {
  const prepared = values.map((one) => ({ ...one, words: wordsOf(one.value) })).filter(({ words }) => words.length > 0)
  return (text) => {
    const plain = decoded(text)
    const held = new Set(wordsOf(plain))
    return prepared.filter(({ value, words }) => words.every((word) => held.has(word)) && isIn(plain, value))
  }
}

/** As it stands, and not inside a longer word. */
function isIn(text: string, value: string): boolean {
  const around = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${around}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

/** Pages write some characters as entities, page data as escapes, addresses as bytes. */
function decoded(text: string): string {
  return text
    .replaceAll(/&#x?27;|&#39;|\\u0027/g, "'")
    .replaceAll(/&amp;|\\u0026/g, '&')
    .replaceAll('&quot;', '"')
    .replaceAll('%40', '@')
    .replaceAll('%20', ' ')
}
