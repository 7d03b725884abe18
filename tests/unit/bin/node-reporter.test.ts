import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const tests = `
test('fine', () => {})
test('bad', () => { throw new Error('three is not four') })
let tries = 0
describe('sometimes', () => {
  test('late', { retry: 1 }, () => { if (++tries < 2) throw new Error('not yet') })
})`

test('what failed and what passed only at the second try is named, with a file that does not load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-reporter-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a.test.js'), tests)
  writeFileSync(join(folder, 'b.test.js'), 'throw new Error("does not load")')
  const report = join(folder, 'report.json')
  const words = ['run', '--root', folder, '--globals', `--reporter=${resolve('bin/node-reporter.ts')}`]
  const { status } = spawnSync(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), ...words], {
    env: { ...process.env, REPORT: report },
  })
  expect(status).toBe(1)
  const { passed, failed, said } = JSON.parse(readFileSync(report, 'utf8'))
  expect({ passed, failed }).toEqual({ passed: 2, failed: 2 })
  expect(said.map((text: string) => text.split('\n').slice(0, 2))).toEqual([
    ['Failed: a.test.js › bad', 'three is not four'],
    ['Failed: b.test.js', 'does not load'],
    ['Passed at the second try only: a.test.js › sometimes > late', 'not yet'],
  ])
})
