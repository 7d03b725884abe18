import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Read by the code, and no setting of whoever deploys: Node's, Next's and the tests' own. */
const notOurs = new Set([
  'PATH',
  'NEXT_RUNTIME',
  'REPORT',
  'SIZE',
  'PRISMA_SCHEMA_ENGINE_BINARY',
  '__NEXT_PRIVATE_ORIGIN',
])

/** Read by a package for us. */
const packages = ['NEXTAUTH_URL']

/** Those of the schema of lib/env.ts. */
export const settingsInSchema = (): string[] =>
  [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '')

/** Every setting that the code reads, from the code: the schema of lib/env.ts, and what else is taken from the environment. */
export function settingsInCode(): string[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /^(app|bin|components|emails|lib|prisma)\/.*\.(tsx?|mjs)$|^[\w.]+\.ts$/.test(path))
    .filter((path) => !/^(bin\/bench|playwright\.config)/.test(path))
  const read = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\b(?:process\.env|environment)\.([A-Z_]+)\b/g)].map(
      ([, name]) => name ?? '',
    ),
  )
  const found = new Set([...read, ...settingsInSchema(), ...packages])
  return [...found].filter((name) => !notOurs.has(name)).sort()
}

/** A row of the table in docs/operations.md. */
export type Documented = { names: string[]; processes: string; means: string }

/** The rows of the settings table. */
export function settingsInDocs(): Documented[] {
  const [, table = ''] = readFileSync('docs/operations.md', 'utf8').split('\n## Settings\n')
  return [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, names = '', processes = '', , means = '']) => ({
      names: [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''),
      ...{ processes, means },
    }),
  )
}
