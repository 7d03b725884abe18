import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

const engines = new URL('node_modules/@prisma/engines/', import.meta.url)
const hasBinary = readdirSync(engines).some((name) => name.startsWith('schema-engine'))
if (!hasBinary)
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('bin/schema-engine.mjs', import.meta.url))

export default defineConfig({
  schema: 'prisma/schema.prisma',
  // A restore first makes the schema that a backup was taken of (bin/backup/restore.ts).
  migrations: { path: process.env.MIGRATIONS ?? 'prisma/migrations' },
  // `prisma generate` needs no database.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/phoenix' },
})
