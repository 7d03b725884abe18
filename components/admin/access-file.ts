import type { AccessRow } from '@/lib/history/access'
import { csvLine } from '@/lib/history/csv'
import { accessKindWords } from '@/lib/history/schema'
import { aboutWords, clientOfRow, whatWords, whoWords } from './access-words'

const heads = ['Time (UTC)', 'Kind', 'Who', 'Email', 'Role', 'On behalf of', 'Client', 'What', 'More', 'About']

/** The page that comes after a row, or the first one. */
type Read = (after: string | undefined) => Promise<{ rows: readonly AccessRow[]; next: string | null }>

/** The whole table as CSV, page by page, so that a long one is never held at once. */
export async function* accessFile(read: Read, zone: string): AsyncGenerator<string> {
  // The mark by which spreadsheets know UTF-8.
  yield `\ufeff${csvLine(heads)}`
  for (let after: string | undefined; ; ) {
    const { rows, next } = await read(after)
    yield rows.map((row) => csvLine(cellsOf(row, zone))).join('')
    if (next === null) return
    after = next
  }
}

function cellsOf(row: AccessRow, zone: string): string[] {
  const { title, line } = whatWords(row, zone)
  return [
    ...[
      row.at.toISOString(),
      accessKindWords[row.kind],
      whoWords(row).name,
      row.email ?? '',
      row.role ?? row.rule ?? '',
    ],
    ...[row.onBehalfOf ?? '', clientOfRow(row), title, line, aboutWords(row).join(' ')],
  ]
}
