#!/usr/bin/env node
// Prisma's schema engine without its binary, which is not on the npm registry: the same engine as WebAssembly, behind
// the binary's own protocol (one JSON-RPC message a line). prisma.config.ts names this file where the binary is absent.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'

const CHAR = 18 // PostgreSQL's one-byte "char", which adapter-pg does not know
const TEXT = 25

const given = { datamodels: [], url: undefined, command: undefined }
const words = process.argv.slice(2)
while (words.length > 0) {
  const word = words.shift()
  if (word === '--datamodels') given.datamodels.push(words.shift())
  else if (word === '--datasource') given.url = JSON.parse(words.shift()).url
  else if (word === 'cli') given.command = words.shift()
  else if (word === '--version') {
    console.log(
      `schema-engine-cli ${JSON.parse(readFileSync(new URL('package.json', import.meta.resolve('@prisma/schema-engine-wasm')), 'utf8')).version}`,
    )
    process.exit(0)
  } else if (word?.startsWith('--')) words.shift()
}

/** The engine wants "char" as a character; a script must reach PostgreSQL whole, or functions break at their semicolons. */
function fitted(queryable) {
  const { queryRaw, startTransaction } = queryable
  queryable.queryRaw = async (query) => {
    const characters = []
    const reader = Object.create(queryable)
    reader.performIO = async (asked) => {
      const result = await queryable.performIO(asked)
      result.fields.forEach((field, at) => {
        if (field.dataTypeID === CHAR) {
          field.dataTypeID = TEXT
          characters.push(at)
        }
      })
      return result
    }
    const set = await queryRaw.call(reader, query)
    for (const at of characters) set.columnTypes[at] = ColumnTypeEnum.Character
    return set
  }
  queryable.executeScript = async (script) => {
    // The shadow database is dropped while its own pool is still open.
    const whole = script.replace(/^DROP DATABASE ("[^"]+")$/, 'DROP DATABASE $1 WITH (FORCE)')
    await queryable.client.query(whole).catch((error) => queryable.onError(error))
  }
  if (startTransaction)
    queryable.startTransaction = async (...level) => fitted(await startTransaction.apply(queryable, level))
  return queryable
}

class EngineAdapter extends PrismaPg {
  async connect() {
    return fitted(await super.connect())
  }
  async connectToShadowDb() {
    const shadow = fitted(await super.connectToShadowDb())
    shadow.client.on('error', () => {})
    return shadow
  }
}

/** Host, user and the rest one by one: a connection string would win over the shadow database's name. */
const config = () => parseIntoClientConfig(given.url)

async function startEngine() {
  // A panic surfaces outside any promise; 101 is what the binary answers then.
  process.on('uncaughtException', (error) => process.stderr.write(`${error.stack}\n`, () => process.exit(101)))
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) }
  const wasm = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const schema = new URL(given.url ?? 'postgresql://localhost').searchParams.get('schema') ?? undefined
  const files = given.datamodels.map((path) => [path, readFileSync(path, 'utf8')])
  const datamodels = files.length > 0 ? files : undefined
  const adapter = new EngineAdapter(given.url ? config() : {}, { schema })
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** `cli can-connect-to-database` and `cli create-database`: exit 0, or 1 with one JSON line that says why. */
async function answerCommand() {
  const { database, ...server } = config()
  const creates = given.command === 'create-database'
  const client = new pg.Client({ ...server, database: creates ? 'postgres' : database })
  try {
    await client.connect()
    if (creates) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    await client.end()
  } catch (error) {
    const error_code = error.code === '3D000' ? 'P1003' : error.code === '28P01' ? 'P1000' : 'P1001'
    // The reader skips the first line.
    process.stderr.write(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { error_code, message: error.message || `No database answers (${error.code}).` } })}`,
    )
    process.exitCode = 1
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
const print = (content) => send({ id: 0, method: 'print', params: { content } })

async function answerRequests() {
  let engine
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, method, params } = JSON.parse(line)
    if (method === undefined) continue // the answer to a print
    const reply = (body) => send({ id, ...body })
    try {
      engine ??= await startEngine()
      // These read what the migrations add up to from a cache that only the diagnostic fills from a shadow database.
      if (method === 'evaluateDataLoss' || method === 'createMigration') await engine.devDiagnostic(params)
      const result = await engine[method](params)
      if (method === 'diff' && result.stdout) print(result.stdout)
      reply({ result: method === 'diff' ? { ...result, stdout: null } : (result ?? {}) })
    } catch (error) {
      const message = error?.message ?? String(error)
      const is_panic = error instanceof WebAssembly.RuntimeError
      reply({ error: { code: 4466, message, data: { is_panic, message, error_code: error?.code ?? null } } })
    }
  }
  process.exit(0)
}

await (given.command ? answerCommand() : answerRequests())
