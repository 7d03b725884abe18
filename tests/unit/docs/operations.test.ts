import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsInCode, settingsInDocs } from '@/tests/support/settings'

// docs/operations.md says every setting, names only commands and files that are there, and counts right.

const text = readFileSync('docs/operations.md', 'utf8')
const rows = settingsInDocs()
const names = rows.flatMap((row) => row.names)

test('every setting that the code reads stands in the table once, and no other', () => {
  expect(settingsInCode().length).toBeGreaterThan(15)
  expect(names.toSorted()).toEqual(settingsInCode())
  expect(new Set(names).size).toBe(names.length)
  expect(rows.filter(({ means }) => means.trim().length < 8)).toEqual([])
})

test('every command is one of package.json, or is built for containers', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '')
  expect(commands.length).toBeGreaterThan(10)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
  const built = [
    ...(readFileSync('bin/build.ts', 'utf8').match(/programs = \[([\s\S]*?)\]/)?.[1] ?? '').matchAll(/'([\w-]+)'/g),
  ]
  const programs = new Set(built.map(([, name]) => name))
  const started = [...text.matchAll(/dist\/([\w-]+)\.mjs/g)].map(([, name]) => name ?? '')
  expect(started.filter((name) => !programs.has(name) || !existsSync(`bin/${name}.ts`))).toEqual([])
  expect(started).toContain('backup')
})

test('every file that is named is there', () => {
  const named = [...text.matchAll(/(?:tests|prisma|docs)\/[\w./-]*\w/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})
