import { expect, test } from 'vitest'
import { submitRequest } from '@/lib/requests/submit'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { recorded } from '@/tests/support/recorded'
import { form, noon, smallWorld } from '@/tests/support/world'

// `npm run check` as it is called: what it says, and how it ends.

const check = async () => {
  const program = await start('bin/check.ts', { DATABASE_URL: databaseUrl })
  return { code: await program.ended, said: program.said().trim().split('\n') }
}

test('it says how much agrees, and that history is whole', async () => {
  const world = await smallWorld({ entitled: 6, completed: 1 })
  await recorded(world.case.id)
  await submitRequest(world.consultant, form(world.case.code, 2), noon)
  expect(await check()).toEqual({
    code: 0,
    said: ['1 case, 1 request, 1 mail: no difference', '5 rows of history, chain whole, 0 anchors agree'],
  })
})

test('it names what differs on a line of its own, and ends with 1', async () => {
  await asOwner((client) => client.query('UPDATE request SET version = 7'))
  const { code, said } = await check()
  expect([code, said]).toEqual([
    1,
    [
      expect.stringMatching(/^ESR-\w{6}, version: 7 is stored, history says 2\.$/),
      '1 case, 1 request, 1 mail: 1 difference',
      expect.stringContaining('chain whole'),
    ],
  ])
})

test('a history that is not whole is a difference too', async () => {
  await asOwner(async (client) => {
    await client.query('UPDATE request SET version = 2')
    await client.query('SET session_replication_role = replica')
    await client.query('DELETE FROM history_seal WHERE position = 5')
  })
  const { code, said } = await check()
  expect([code, said.at(-1)]).toEqual([1, expect.stringContaining('History is not whole.')])
})
