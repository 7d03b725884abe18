import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readBrowserReport } from '@/bin/browser-report'

const spec = (title: string, status: string, attachments: object[] = []) => ({
  ...{ title, file: 'a.test.ts' },
  tests: [{ status, results: [{ status: 'failed', attachments }] }],
})

test('a second try is counted as passed and named, and a failure tells what stood on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'error-context.md')
  writeFileSync(path, 'heading "Keep time free"')
  const specs = [
    spec('fine', 'expected'),
    spec('late', 'flaky'),
    spec('bad', 'unexpected', [{ name: 'error-context', path }]),
  ]
  const report = JSON.stringify({ stats: { expected: 1, unexpected: 1, flaky: 1 }, suites: [{ suites: [{ specs }] }] })
  expect(readBrowserReport(report)).toEqual({
    ...{ passed: 2, failed: 1 },
    said: ['Passed at the second try only: a.test.ts › late', 'Failed: a.test.ts › bad', 'heading "Keep time free"'],
  })
})
