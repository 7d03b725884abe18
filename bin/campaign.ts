import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { runBrowserTests } from '@/bin/browser-tests'
import { bundle } from '@/bin/bundle.mjs'
import { type Figure, figures } from '@/bin/campaign/figures'
import { command } from '@/bin/command'
import { runNodeTests } from '@/bin/node-tests'
import { inForeground } from '@/bin/processes'
import { addUp, failure, type Report } from '@/bin/report'
import { Stop } from '@/bin/stop'

// `npm run test:campaign` shows every figure of rules, races, faults and security at its full size, a line each with the seed that
// repeats it, and ends with the nemesis. `npm run test:campaign -- F4 F5` shows some; SIZE=small is quicker; SEED repeats a run.

const log = 'dist/reports/campaign.log'
const spoken = /^([A-Z]\d|nemesis|Restore drill|Last release|[Cc]heck|mail|\d+ (each|guesses))\b/

await command(async () => {
  const words = process.argv.slice(3)
  const unknown = words.find((word) => !figures.some(({ id }) => id === word))
  if (unknown) throw new Stop(`There is no figure ${unknown}. There are ${figures.map(({ id }) => id).join(', ')}.`)
  process.env.SIZE ??= 'full'
  mkdirSync('dist/reports', { recursive: true })
  writeFileSync(log, '')
  const wanted = figures.filter(({ id }) => words.length === 0 || words.includes(id))
  let failed = 0
  for (const figure of wanted) failed += (await show(figure)) ? 0 : 1
  console.log(`${wanted.length - failed} figures hold, ${failed} do not. All that was said is in ${log}.`)
  return failed > 0 ? 1 : 0
})

/** Shows one figure: what its tests print of it, or how many of them passed. */
async function show({ id, ...figure }: Figure): Promise<boolean> {
  const startedAt = Date.now()
  const lines: string[] = []
  const heard = (line: string) => {
    appendFileSync(log, `${line}\n`)
    if (spoken.test(line) && !lines.includes(line)) lines.push(line)
  }
  const { passed, failed, said } = await run(figure, heard).catch((error) => failure(String(error?.stack ?? error)))
  const holds = failed === 0 && passed > 0
  const seconds = Math.round((Date.now() - startedAt) / 1_000)
  const own = lines.filter((line) => line.startsWith(`${id}:`) || line.startsWith(`${id} `) || figure.says?.test(line))
  console.log(`${id}: ${holds ? 'holds' : 'DOES NOT HOLD'}, ${passed} tests passed, ${failed} failed, ${seconds} s`)
  for (const line of [...own, ...said]) console.log(`  ${line}`)
  return holds
}

async function run(figure: Omit<Figure, 'id'>, heard: (line: string) => void): Promise<Report> {
  if (figure.program) {
    const code = await inForeground([await bundle(figure.program)], {}, heard)
    return code === 0 ? { passed: 1, failed: 0, said: [] } : failure(`${figure.program} ended with ${code}.`)
  }
  const reports: Report[] = []
  if (figure.tests) reports.push(await runNodeTests(figure.tests, heard))
  if (figure.pages) reports.push(await runBrowserTests(figure.pages, heard))
  return addUp(reports)
}
