import { rmSync } from 'node:fs'
import { audit } from '@/bin/audit'
import { runBrowserTests } from '@/bin/browser-tests'
import { command } from '@/bin/command'
import { runNodeTests } from '@/bin/node-tests'
import { inForeground } from '@/bin/processes'
import { addUp, failure, type Report } from '@/bin/report'

const stages: Record<string, () => Promise<Report>> = {
  lint: () => one('lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'),
  audit: advisories,
  types: () => one('types', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'),
  unit: () => runNodeTests(['--project', 'unit']),
  integration: () => runNodeTests(['--project', 'integration']),
  e2e: () => runBrowserTests(),
}

// `npm test` runs every stage; `npm test -- unit e2e` some. What failed is named once more at the end, where whoever reads only
// that finds it, and the last line counts all stages together.
await command(async () => {
  const words = process.argv.slice(3)
  process.env.SIZE ??= 'small'
  rmSync('dist/reports', { recursive: true, force: true })
  const reports: Report[] = []
  for (const [name, stage] of Object.entries(stages)) {
    if (words.length > 0 && !words.includes(name)) continue
    const startedAt = Date.now()
    const report = await stage().catch((error) => failure(`${name}: ${error?.stack ?? error}`))
    const seconds = Math.round((Date.now() - startedAt) / 1_000)
    console.log(`${name}: ${report.passed} passed, ${report.failed} failed in ${seconds} s\n`)
    reports.push(report)
  }
  const { passed, failed, said } = addUp(reports)
  for (const line of said) console.log(`${line}\n`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
})

async function one(name: string, ...program: string[]): Promise<Report> {
  const code = await inForeground(program)
  return code === 0 ? { passed: 1, failed: 0, said: [] } : failure(`Failed: ${name}`)
}

/** A registry that keeps no advisories is no failure, and is not passed over in silence either. */
async function advisories(): Promise<Report> {
  const verdict = await audit()
  const unknown = 'unknown' in verdict
  const words = unknown
    ? `not asked, the registry does not offer it: ${verdict.unknown}`
    : `${verdict.bad} high or critical`
  console.log(`npm audit: ${words}`)
  if (unknown) return { passed: 0, failed: 0, said: [] }
  return verdict.bad > 0 ? failure(`Failed: npm audit, ${words}`) : { passed: 1, failed: 0, said: [] }
}
