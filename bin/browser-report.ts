import { existsSync, readFileSync } from 'node:fs'
import type { Report } from '@/bin/report'

type Attachment = { name: string; path?: string }
type Tried = { status: string; attachments: Attachment[] }
type Spec = { title: string; file: string; tests: { status: string; results: Tried[] }[] }
type Suite = { specs?: Spec[]; suites?: Suite[] }

const longest = 6_000

/**
 * What a run of browser tests came to, from Playwright's JSON report. A test that passed only at its second try counts as passed
 * and is named; of every try that failed, what stood on the page is told, since pictures do not outlast the machine.
 */
export function readBrowserReport(report: string): Report {
  const { stats, suites } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number }
    suites: Suite[]
  }
  const troubled = suites
    .flatMap(specsOf)
    .filter(({ tests }) => tests.some(({ status }) => /flaky|unexpected/.test(status)))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    said: troubled.flatMap(({ title, file, tests }) => [
      `${tests.some(({ status }) => status === 'flaky') ? 'Passed at the second try only' : 'Failed'}: ${file} › ${title}`,
      ...tests.flatMap(({ results }) => results.flatMap(pageOf)),
    ]),
  }
}

const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)]

const pageOf = ({ attachments }: Tried): string[] =>
  attachments.flatMap(({ name, path }) =>
    name === 'error-context' && path && existsSync(path) ? [readFileSync(path, 'utf8').slice(0, longest)] : [],
  )
