import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

// The last release's own integration tests, its code and its client, on the schema of this release: what happens while web servers and
// workers are replaced one after the other. prisma/last-release.json names that release; tests/unit/prisma/additive.test.ts is the quick half.

const full = process.env.SIZE === 'full'
const last = JSON.parse(readFileSync('prisma/last-release.json', 'utf8')) as { commit: string; migration: string }
const there = spawnSync('git', ['cat-file', '-e', `${last.commit}^{commit}`]).status === 0
if (full && !there)
  console.log(
    `Last release: not run, this clone does not have commit ${last.commit.slice(0, 10)} (git fetch --unshallow)`,
  )

/** What is about the schema itself, or about commands, is of its own release. */
const apart = ['tests/integration/prisma/**', 'tests/integration/bin/**']

/** It counts the columns that are sealed, and a release may seal a new one. */
const alsoApart = '^(?!.*the checks name every column of the list)'

const once = { timeout: 3_600_000, retry: 0 }

test.skipIf(!full || !there)('the last release works on the schema of this one', once, () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-last-release-'))
  try {
    execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', '.', folder])
    execFileSync('git', ['-C', folder, 'checkout', '--quiet', last.commit])
    rmSync(join(folder, 'prisma', 'migrations'), { recursive: true })
    for (const path of ['prisma/migrations', 'package.json', 'package-lock.json'])
      cpSync(path, join(folder, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const ours = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|SIZE$|SEED$|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    )
    const env = { ...Object.fromEntries(ours), SIZE: 'small' } as unknown as NodeJS.ProcessEnv
    execFileSync('node_modules/.bin/prisma', ['generate'], { cwd: folder, env, stdio: 'pipe' })
    const words = ['run', '--project', 'integration', '--retry=1', '--reporter=json', '--outputFile=report.json']
    const without = ['-t', alsoApart, ...apart.flatMap((path) => ['--exclude', path])]
    const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...words, ...without], {
      cwd: folder,
      env,
      stdio: 'ignore',
    })
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    type File = {
      assertionResults: { status: string; fullName: string }[]
      name: string
      status: string
      message: string
    }
    const failed = (report.testResults as File[]).flatMap(({ assertionResults, name, status, message }) => {
      const tests = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => fullName)
      return status === 'failed' && tests.length === 0 ? [`${name}: ${message}`] : tests
    })
    console.log(`Last release: ${report.numPassedTests} of its tests pass on this schema, ${failed.length} fail`)
    expect([failed, status]).toEqual([[], 0])
    expect(report.numPassedTests).toBeGreaterThan(100)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
