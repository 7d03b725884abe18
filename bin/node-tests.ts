import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { inForeground } from '@/bin/processes'
import { failure, judged, type Report } from '@/bin/report'

/** Runs tests of rules and of the database with vitest's own words. `heard` is told each line, which is then not shown. */
export async function runNodeTests(words: readonly string[], heard?: (line: string) => void): Promise<Report> {
  const report = 'dist/reports/node.json'
  mkdirSync('dist/reports', { recursive: true })
  rmSync(report, { force: true })
  const code = await inForeground(
    ['node_modules/vitest/vitest.mjs', 'run', ...words, '--reporter=default', '--reporter=./bin/node-reporter.ts'],
    { REPORT: report, ...(heard && { NO_COLOR: '1' }) },
    heard,
  )
  if (!existsSync(report)) return failure(`vitest ended with ${code} and left no report.`)
  return judged(JSON.parse(readFileSync(report, 'utf8')), code)
}
