import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ownMigrations } from '@/bin/database-state'
import { notAdditive, statementsOf } from '@/tests/support/additive'

// Web servers and workers of the last release run on the schema of this one while they are replaced, one after the other (docs/decisions/0031).

const last = JSON.parse(readFileSync('prisma/last-release.json', 'utf8')) as { commit: string; migration: string }
const read = (name: string) => ({ name, script: readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8') })
const names = ownMigrations().map(({ name }) => name)

test('every migration since the last release leaves that release working', () => {
  expect(names).toContain(last.migration)
  const since = names.filter((name) => name > last.migration).map(read)
  expect(notAdditive(since)).toEqual([])
})

describe('what is found', () => {
  const found = (script: string) => notAdditive([{ name: 'm', script }]).map((line) => line.split(': ')[1])

  test.each([
    ['DROP TABLE mail', 'takes something away'],
    ['ALTER TABLE mail DROP COLUMN text', 'takes something away'],
    ['DROP TRIGGER x ON mail', 'takes something away'],
    ['ALTER TABLE mail RENAME COLUMN text TO body', 'renames'],
    ['ALTER TABLE mail ALTER COLUMN person_id SET NOT NULL', 'asks for a value that was not needed'],
    ['ALTER TABLE "mail" ALTER COLUMN "text" TYPE INTEGER', 'changes a type'],
    ['ALTER TABLE mail ALTER COLUMN text SET DATA TYPE int', 'changes a type'],
    ['ALTER TABLE mail ALTER attempts DROP DEFAULT', 'takes a default away'],
    ['ALTER TABLE mail ADD COLUMN size INTEGER NOT NULL', 'adds a column that must be given'],
    ['ALTER TABLE mail ADD size INTEGER NOT NULL', 'adds a column that must be given'],
    ['ALTER TABLE mail ADD COLUMN a INT, ADD COLUMN b INT NOT NULL', 'adds a column that must be given'],
    [`ALTER TABLE mail ADD CONSTRAINT c CHECK (status IN ('sent'))`, 'holds what was written to a new law'],
    [
      'ALTER TABLE mail ADD COLUMN a INT, ADD CONSTRAINT c CHECK (a > 0 AND attempts < 3)',
      'holds what was written to a new law',
    ],
    [
      'ALTER TABLE mail ADD CONSTRAINT f FOREIGN KEY (request_id) REFERENCES request(id)',
      'holds what was written to a new law',
    ],
    ['CREATE UNIQUE INDEX u ON mail (subject)', 'refuses what was allowed twice'],
    ['CREATE TRIGGER t BEFORE INSERT ON mail FOR EACH ROW EXECUTE FUNCTION f()', 'adds a trigger'],
    [
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 2 $$',
      'changes what a function or a view does',
    ],
    ['REVOKE INSERT ON mail FROM phoenix_app', 'changes what the release before may do, or its rows'],
    [
      'ALTER TABLE mail ADD COLUMN d TEXT GENERATED ALWAYS AS (lower(to_address)) STORED',
      'writes every row anew, and holds the table for it',
    ],
    [`UPDATE mail SET text = ''`, 'changes what the release before may do, or its rows'],
    ['DO $$ BEGIN EXECUTE $x$DROP TABLE mail$x$; END $$', 'runs a program'],
  ])('%s', (sql, why) => expect(found(`${sql};`)).toEqual([why]))

  test.each([
    'CREATE TABLE clock (id INT NOT NULL, CONSTRAINT p PRIMARY KEY (id)); CREATE UNIQUE INDEX u ON clock (id); ALTER TABLE clock ADD CHECK (id > 0)',
    `ALTER TABLE "mail" ADD COLUMN "why" TEXT, ADD CONSTRAINT c CHECK (why IN ('a', 'DROP TABLE b'))`,
    `ALTER TABLE mail ADD COLUMN of_id UUID, ADD COLUMN n TEXT NOT NULL DEFAULT ''; CREATE UNIQUE INDEX u ON "mail"("of_id")`,
    'ALTER TABLE mail ADD COLUMN by_id UUID; ALTER TABLE mail ADD CONSTRAINT f FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE',
    `INSERT INTO option (list) VALUES ('x'); GRANT DELETE ON mail TO phoenix_app; -- DROP TABLE mail;`,
    'ALTER TABLE mail ALTER COLUMN person_id DROP NOT NULL; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM mail; SELECT 1 $$',
  ])('nothing in: %s', (script) => expect(found(`${script};`)).toEqual([]))

  test('a note is taken at its word, for the statement after it alone', () => {
    const script = '-- compatible: nobody reads it\nDROP INDEX one;\nDROP INDEX two;'
    expect(found(script)).toEqual(['takes something away'])
  })
})

test('a script is cut at its semicolons, and not in quotes, comments and bodies', () => {
  const script = `SELECT ';'; -- a; b\nCREATE FUNCTION f() AS $body$ a; $$ b $body$; /* c; */ SELECT "x;y"`
  expect(statementsOf(script).map(({ sql }) => sql)).toEqual([
    "SELECT ';'",
    'CREATE FUNCTION f() AS $body$ a; $$ b $body$',
    'SELECT "x;y"',
  ])
})
