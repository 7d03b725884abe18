import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nouns, rooms } from './house-plan'

// The house of docs/decisions: who may import whom, what a file may be called, how long it may be.

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && existsSync(path))
const code = files.filter((path) => /^(app|components|emails|lib)\/|^(proxy|instrumentation)\.ts$/.test(path))
const text = (path: string) => readFileSync(path, 'utf8')
const lines = (path: string) => text(path).trimEnd().split('\n').length

type Layer = 'app' | 'components' | 'emails' | 'pure' | 'server' | 'db' | 'tools'

function layer(path: string): Layer {
  if (path === 'lib/db.ts' || path.startsWith('lib/generated/')) return 'db'
  if (path.startsWith('lib/')) return text(path).startsWith("import 'server-only'") ? 'server' : 'pure'
  if (/^(proxy|instrumentation)\.ts$/.test(path)) return 'app'
  return (['app', 'components', 'emails'] as const).find((folder) => path.startsWith(`${folder}/`)) ?? 'tools'
}

const mayImport: Record<Layer, Layer[]> = {
  app: ['app', 'components', 'pure', 'server'],
  components: ['components', 'pure'],
  emails: ['emails', 'pure'],
  pure: ['pure'],
  server: ['server', 'pure', 'db', 'emails'],
  db: ['db', 'pure', 'server'],
  tools: [],
}

/** Arrows that the plan does not draw, each with its reason. The list only shrinks. */
const exceptions: string[] = []

type Import = { from: string; to: string }
const pattern =
  /(?:^|\n)(?:import|export)\s(?!type\s)[^'";]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g

/** Every import of our own files that takes code along (a type alone crosses no wall). */
function importsOf(from: string): Import[] {
  const specifiers = [...text(from).matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  return specifiers
    .filter((specifier) => /^(@\/|\.)/.test(specifier))
    .map((specifier) => ({ from, to: found(from, specifier) }))
}

function found(from: string, specifier: string): string {
  const path = specifier.startsWith('@/') ? specifier.slice(2) : normalize(join(dirname(from), specifier))
  return (
    [path, `${path}.ts`, `${path}.tsx`].find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate)) ?? path
  )
}

const imports = code.flatMap(importsOf).filter(({ to }) => !to.endsWith('.css'))

describe('imports', () => {
  test('are read', () => expect(imports.length).toBeGreaterThan(50))

  test('name a file that exists', () => {
    expect(imports.filter(({ to }) => !existsSync(to) && !to.startsWith('lib/generated/'))).toEqual([])
  })

  test('go app → components → lib ← emails, and app → lib → db', () => {
    const crossing = imports.filter(({ from, to }) => {
      if (to.startsWith('lib/generated/')) return !['server', 'db'].includes(layer(from))
      return existsSync(to) && !mayImport[layer(from)].includes(layer(to))
    })
    const drawn = crossing.map(({ from, to }) => `${from} → ${to}`)
    expect(drawn.filter((arrow) => !exceptions.includes(arrow))).toEqual([])
    expect(exceptions.filter((arrow) => !drawn.includes(arrow))).toEqual([])
  })

  test('leave the routes alone', () => {
    expect(imports.filter(({ from, to }) => to.startsWith('app/') && !from.startsWith('app/'))).toEqual([])
  })
})

describe('names', () => {
  test('of a noun come from its closed list', () => {
    const unknown = files
      .filter((path) => path.startsWith('lib/') && !path.startsWith('lib/generated/'))
      .filter((path) => {
        const [, noun = '', ...rest] = path.split('/')
        if (rest.length === 0) return !rooms.includes(basename(path, '.ts'))
        return rest.length > 1 || !nouns[noun]?.includes(basename(path, '.ts'))
      })
    expect(unknown).toEqual([])
  })

  test('say something', () => {
    expect(
      files.filter((path) =>
        /(^|\/)(utils?|helpers?|types|constants|common|misc|services?|index)\.(tsx?|mjs)$/.test(path),
      ),
    ).toEqual([])
  })

  test('are in kebab case', () => {
    const odd = files.filter(
      (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))*\.(tsx?|mts|mjs)$/.test(basename(path)),
    )
    expect(odd).toEqual([])
  })
})

describe('sizes', () => {
  const over = (most: number, some: string[]) =>
    some.filter((path) => lines(path) > most).map((path) => `${path}: ${lines(path)}`)

  test('no file over 250 lines', () => expect(over(250, files)).toEqual([]))
  test('no page over 60', () =>
    expect(
      over(
        60,
        files.filter((path) => /^app\/.*\/page\.tsx$/.test(path)),
      ),
    ).toEqual([]))
  test('no verb over 80', () => {
    const standing = ['lifecycle', 'policy', 'schema', 'queries', 'list']
    const verbs = files.filter((path) =>
      /^lib\/(requests|reviews|approvals|cases|appointments|calendar|clients)\//.test(path),
    )
    expect(
      over(
        80,
        verbs.filter((path) => layer(path) === 'server' && !standing.includes(basename(path, '.ts'))),
      ),
    ).toEqual([])
  })
  test('half of all files at most 60', () => {
    const sorted = code.map(lines).sort((one, other) => one - other)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60)
  })
})

test('nothing is left open', () => {
  const open = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|\.(only|skip)\(|waitForTimeout/
  expect(files.filter((path) => path !== 'tests/unit/house.test.ts' && open.test(text(path)))).toEqual([])
})
