import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: /^server-only$/, replacement: `${root}/tests/support/server-only.ts` },
    ],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Generated lives take seconds on a machine that does something else too.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}', 'tests/campaign/**/*.test.ts'],
          globalSetup: 'tests/support/template.ts',
          setupFiles: 'tests/support/database.ts',
          testTimeout: 60_000,
          // Real servers on a busy machine: what passes only at the second try is counted and named as such (bin/node-reporter.ts).
          retry: 1,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
