import type { TestProject } from 'vitest/node'
import { migrate, withDatabase } from '@/bin/prepare'
import { testServer } from '@/tests/support/cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** The connection string of the migrated database that every test file gets a copy of. */
    template: string
  }
}

/** Once a run: a server and one migrated database on it. Afterwards all that the run made is dropped. */
export default async function prepareTemplate(project: TestProject) {
  const server = await testServer()
  const name = `phoenix_test_${process.pid}`
  await migrate(server.url(name))
  project.provide('template', server.url(name))
  return async () => {
    await withDatabase(server.url('postgres'), async (client) => {
      const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [`${name}%`])
      for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
    })
    await server.stop()
  }
}
