import { expect, test } from 'vitest'
import { columns } from '@/tests/support/columns'
import { asOwner } from '@/tests/support/database'

test('every column is released, marked, inner or neutral to an organisation, once', async () => {
  const { rows } = await asOwner((client) =>
    client.query<{ column: string }>(
      `SELECT table_name || '.' || column_name AS column FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    ),
  )
  const listed = Object.entries(columns).flatMap(([table, kinds]) =>
    Object.values(kinds).flatMap((names) =>
      names
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => `${table}.${name}`),
    ),
  )
  expect(listed.toSorted()).toEqual(rows.map(({ column }) => column).toSorted())
})
