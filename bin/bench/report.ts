import type { Script } from '@/bin/bench/browser'
import type { Page } from '@/bin/bench/pages'
import { type Statement, traffic } from '@/bin/bench/wire'

/** What the figures aim at (V1, V4, V6). 1 KB is 1,000 bytes, the smaller of the two that the word means. */
export const aims = { cpu: 1.5, scripts: 150, lightScripts: 110, queries: 8, rounds: 1 }

/** What was measured of one page. */
export type Figures = {
  page: Page
  statements: Statement[]
  /** Big tables read from end to end, each with its statement. */
  whole: string[]
  scripts: Script[]
  /** CPU milliseconds of a request, and of one for the bare page. */
  cpu: [number, number]
}

const kilobytes = (scripts: Script[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000
const ratio = ([ours, bare]: Figures['cpu']) => ours / bare
const oneLine = (sql: string) => sql.replace(/\s+/g, ' ').slice(0, 180)

/** How a page misses its aim for queries, with the statements that are to blame; empty where it keeps it. */
export function queryMisses(statements: Statement[], { queries, rounds } = aims): string[] {
  const found = traffic(statements)
  const told = statements.map(({ round, sql }) => `round ${round}: ${oneLine(sql)}`)
  return [
    ...(found.rounds > rounds ? [`V6 ${found.rounds} rounds, aim ${rounds}`] : []),
    ...(found.queries > queries ? [`V6 ${found.queries} queries, aim ${queries}`] : []),
  ].map((miss) => [miss, ...told].join('\n    '))
}

/** How a page misses its aim for scripts, with the largest of them; empty where it keeps it. */
export function scriptMisses({ light }: Pick<Page, 'light'>, scripts: Script[], most = aims): string[] {
  const aim = light ? most.lightScripts : most.scripts
  if (kilobytes(scripts) <= aim) return []
  const told = scripts.slice(0, 8).map(({ file, bytes }) => `${(bytes / 1_000).toFixed(1)} KB ${file}`)
  return [[`V4 ${kilobytes(scripts).toFixed(1)} KB, aim ${aim}`, ...told].join('\n    ')]
}

/** Every aim that a page misses. */
export function misses({ page, statements, whole, scripts, cpu }: Figures): string[] {
  return [
    ...(ratio(cpu) > aims.cpu ? [`V1 ${ratio(cpu).toFixed(2)} ×, aim ${aims.cpu} ×`] : []),
    ...whole.map((what) => `V1 reads the whole table ${what}`),
    ...scriptMisses(page, scripts),
    ...queryMisses(statements),
  ]
}

const row = (cells: string[]) => cells.map((cell, at) => (at === 0 ? cell.padEnd(31) : cell.padStart(11))).join('')

export const headline = row(['', 'V1', 'CPU ms', 'bare ms', 'V4', 'V6', 'V6', 'tables'])
  .concat('\n')
  .concat(row(['page', 'ratio', '', '', 'KB', 'rounds', 'queries', 'read whole']))

/** One page's figures. */
export function line(figures: Figures): string {
  const { page, statements, whole, scripts, cpu } = figures
  const { rounds, queries } = traffic(statements)
  const cells = [`${ratio(cpu).toFixed(2)} ×`, cpu[0].toFixed(1), cpu[1].toFixed(1), kilobytes(scripts).toFixed(1)]
  return row([page.name, ...cells, `${rounds}`, `${queries}`, `${whole.length}`])
}

/** What the table means, the largest scripts, and what misses its aim. */
export function summary(measured: Figures[], requests: number): string {
  const largest = new Map(measured.flatMap(({ scripts }) => scripts).map(({ file, bytes }) => [file, bytes]))
  const users = (file: string) =>
    measured.filter(({ scripts }) => scripts.some((script) => script.file === file)).length
  const biggest = [...largest].sort(([, one], [, other]) => other - one).slice(0, 8)
  const missed = measured.flatMap((figures) => misses(figures).map((miss) => `  ${figures.page.name}: ${miss}`))
  return [
    '',
    `V1: CPU of web server and PostgreSQL per request, in turns with a bare page of the same rows, ${requests} requests each; aim ${aims.cpu} ×.`,
    `V4: scripts of a first visit, compressed as they came; aim ${aims.scripts} KB, ${aims.lightScripts} KB for reviewers.`,
    `V6: what a page asks PostgreSQL besides the look-up of the sign-in; aim ${aims.rounds} round, ${aims.queries} queries.`,
    'Largest scripts:',
    ...biggest.map(([file, bytes]) => `  ${(bytes / 1_000).toFixed(1)} KB on ${users(file)} pages  ${file}`),
    missed.length > 0 ? `Missed: ${missed.length}` : `Every aim is kept, on ${measured.length} pages.`,
    ...missed,
  ].join('\n')
}
