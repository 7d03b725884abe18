import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'
import type { Report } from '@/bin/report'

/** Writes what a run of vitest came to into the file that the environment's REPORT names. */
export default class NodeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    if (!process.env.REPORT) throw new Error('REPORT names no file.')
    writeFileSync(process.env.REPORT, JSON.stringify(reportOf(modules, unhandled)))
  }
}

/** A test that passed only at its second try counts as passed and is named; a file that does not load has failed once. */
export function reportOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Report {
  const tests = modules.flatMap(({ children }) => [...children.allTests()])
  const failed = tests.filter((test) => test.result().state === 'failed')
  const late = tests.filter((test) => test.diagnostic()?.flaky)
  const broken = modules.flatMap((module) =>
    module.errors().map(({ message }) => `Failed: ${module.relativeModuleId}\n${message}`),
  )
  const apart = unhandled.map(({ message }) => `Failed outside of a test: ${message}`)
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failed.length + broken.length + apart.length,
    said: [...failed.map(told('Failed')), ...broken, ...apart, ...late.map(told('Passed at the second try only'))],
  }
}

const told = (how: string) => (test: TestCase) =>
  [`${how}: ${test.module.relativeModuleId} › ${test.fullName}`, ...(test.result().errors ?? []).map(place)].join('\n')

const place = ({ message, stacks }: SerializedError) =>
  [
    message,
    ...(stacks ?? []).slice(0, 3).map(({ file, line }: { file: string; line: number }) => `  at ${file}:${line}`),
  ].join('\n')
