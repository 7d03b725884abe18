import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { siblingUrl, withDatabase } from '@/bin/prepare'
import { databaseUrl } from '@/tests/support/database'

// The schema engine as WebAssembly (bin/schema-engine.mjs) must do what the binary does.

type Ran = { code: number; said: string }

async function prisma(words: string, url = databaseUrl, cwd = process.cwd()): Promise<Ran> {
  const environment = { ...process.env, DATABASE_URL: url }
  const run = promisify(execFile)(resolve('node_modules/.bin/prisma'), words.split(' '), { cwd, env: environment })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error) => ({ code: error.code, said: error.stdout + error.stderr }),
  )
}

const files = 'prisma/schema.prisma'

test('the migrations make what the schema says', async () => {
  const { code, said } = await prisma(
    `migrate diff --from-migrations prisma/migrations --to-schema ${files} --exit-code`,
  )
  expect([code, said]).toEqual([0, expect.stringContaining('No difference detected')])
})

describe('in a project of its own', () => {
  const project = mkdtempSync(join(tmpdir(), 'phoenix-migrations-'))
  const url = siblingUrl(databaseUrl, `${new URL(databaseUrl).pathname.slice(1)}_own`)
  for (const folder of ['prisma', 'bin']) mkdirSync(join(project, folder))
  for (const file of ['prisma.config.ts', 'package.json', 'bin/schema-engine.mjs'])
    copyFileSync(file, join(project, file))
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'))
  const model = 'model Note {\n  id Int @id @default(autoincrement())\n  body String\n'
  const schema = (fields: string) =>
    writeFileSync(
      join(project, files),
      `generator client {\n  provider = "prisma-client"\n  output = "../out"\n}\ndatasource db {\n  provider = "postgresql"\n}\n${model}${fields}}\n`,
    )

  afterAll(async () => {
    rmSync(project, { recursive: true })
    const name = new URL(url).pathname.slice(1)
    await withDatabase(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  })

  test('a second migrate dev follows the changed schema', async () => {
    schema('')
    expect(await prisma('migrate dev --name first', url, project)).toMatchObject({ code: 0 })
    schema('  kind String @db.Char(1)\n')
    const { code, said } = await prisma('migrate dev --name second', url, project)
    expect([code, said]).toEqual([0, expect.stringContaining('in sync with your schema')])
  })

  test('a difference is exit code 2', async () => {
    schema('  kind String @db.Char(1)\n  more Int?\n')
    const { code, said } = await prisma(
      `migrate diff --from-config-datasource --to-schema ${files} --exit-code`,
      url,
      project,
    )
    expect([code, said]).toEqual([2, expect.stringContaining('Added column `more`')])
  })

  test('functions keep their semicolons, and a broken migration names itself and fails', async () => {
    const add = (name: string, sql: string) => {
      mkdirSync(join(project, 'prisma/migrations', name))
      writeFileSync(join(project, 'prisma/migrations', name, 'migration.sql'), sql)
    }
    add(
      '30000101000000_function',
      'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
    )
    expect(await prisma('migrate deploy', url, project)).toMatchObject({ code: 0 })
    expect(await withDatabase(url, async (client) => (await client.query('SELECT two()')).rows)).toEqual([{ two: 2 }])
    add('30000102000000_broken', 'ALTER TABLE nowhere ADD COLUMN x int;')
    const { code, said } = await prisma('migrate deploy', url, project)
    expect([code, said]).toEqual([1, expect.stringContaining('30000102000000_broken')])
  })
})

test('the portal’s own role adds history and never changes it', async () => {
  const client = new (await import('pg')).default.Client({
    connectionString: databaseUrl,
    options: '-c role=phoenix_app',
  })
  await client.connect()
  for (const statement of [
    "UPDATE history_entry SET event = 'x'",
    'DELETE FROM history_entry',
    'TRUNCATE history_entry',
    'UPDATE decision SET sessions = 4',
    'DELETE FROM decision',
    'CREATE TABLE mine ()',
  ]) {
    await expect(client.query(statement), statement).rejects.toThrow(/permission denied/)
  }
  await client.end()
  await withDatabase(databaseUrl, async (owner) => {
    for (const statement of [
      "UPDATE history_entry SET event = 'x'",
      'DELETE FROM history_entry',
      'TRUNCATE history_entry CASCADE',
      'UPDATE decision SET sessions = 4',
      'DELETE FROM decision',
      'TRUNCATE decision CASCADE',
    ])
      await expect(owner.query(statement), statement).rejects.toThrow('history is never changed')
  })
})
