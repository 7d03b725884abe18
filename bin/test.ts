import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@/bin/audit'
import { runBrowserTests } from '@/bin/browser-tests'
import { command } from '@/bin/command'
import { inForeground } from '@/bin/processes'

type Count = { passed: number; failed: number }

const reports = 'dist/reports'
const stages: Record<string, () => Promise<Count>> = {
  lint: () => one('node_modules/@biomejs/biome/bin/biome', 'check', '.'),
  audit: advisories,
  types: () => one('node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  e2e: async () => {
    const { passed, failed, said, code } = await runBrowserTests()
    for (const line of said) console.log(line)
    return counted(passed, failed, code)
  },
}

// `npm test` runs every stage; `npm test -- unit e2e` some. Its last line counts them all together.
await command(async () => {
  const words = process.argv.slice(3)
  process.env.SIZE ??= 'small'
  const wanted = Object.keys(stages).filter((stage) => words.includes(stage))
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const total = { passed: 0, failed: 0 }
  for (const stage of wanted.length > 0 ? wanted : Object.keys(stages)) {
    const startedAt = Date.now()
    const count = await stages[stage]?.().catch(broken)
    total.passed += count?.passed ?? 0
    total.failed += count?.failed ?? 0
    console.log(
      `${stage}: ${count?.passed} passed, ${count?.failed} failed in ${Math.round((Date.now() - startedAt) / 1_000)} s\n`,
    )
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
})

/** A stage that could not run counts as one failure. */
function broken(error: unknown): Count {
  console.error(error)
  return { passed: 0, failed: 1 }
}

async function one(...words: string[]): Promise<Count> {
  const code = await inForeground(words)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A registry that keeps no advisories is no failure, and is not passed over in silence either. */
async function advisories(): Promise<Count> {
  const verdict = await audit()
  const words =
    'unknown' in verdict
      ? `not asked, the registry does not offer it: ${verdict.unknown}`
      : `${verdict.bad} high or critical`
  console.log(`npm audit: ${words}`)
  if ('unknown' in verdict) return { passed: 0, failed: 0 }
  return verdict.bad > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 }
}

async function vitest(project: string): Promise<Count> {
  const report = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await inForeground([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
  ])
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return counted(numPassedTests, numFailedTests, code)
}

/** A runner that fails without a failed test, on a file that does not load for example, has failed once. */
function counted(passed: number, failed: number, code: number): Count {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}
