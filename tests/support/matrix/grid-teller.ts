// A process of its own that makes the matrix's world in the database of its server. One wish a line, one answer a line.
import { createInterface } from 'node:readline'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { openSignIn, revokeSignIn } from '@/lib/sign-in/sign-ins'
import { type Grid, makeGrid, recordOf, type State } from '@/tests/support/matrix/grid'
import { everybody, type Ownership } from '@/tests/support/matrix/row'
import { days, person } from '@/tests/support/world'

export type GridWish = { people: true } | { whose: Ownership; of: State }

const browser = { address: '127.0.0.1', userAgent: 'matrix' }
let grid: Grid | undefined

for await (const line of createInterface({ input: process.stdin })) {
  const told = await tell(JSON.parse(line)).catch((error) => ({ error: String(error?.stack ?? error) }))
  console.log(JSON.stringify(told))
}
process.exit(0)

async function tell(wish: GridWish) {
  grid ??= await makeGrid(new Date())
  if ('whose' in wish) return recordOf(grid, wish.whose, wish.of)
  const signIns: Record<string, Record<string, string>> = {}
  for (const who of everybody) signIns[who] = await signInsOf(grid.people[who], grid.anchor.id)
  return signIns
}

/** The sign-ins of somebody: one that stands, and one for each way in which one does not. */
async function signInsOf(who: Person, anchor: string): Promise<Record<string, string>> {
  const now = new Date()
  const stands = await openSignIn(who.id, browser, 'totp', now)
  if (who.role === 'practice_staff') await db.signIn.update({ where: { id: stands }, data: { actingForId: anchor } })
  const revoked = await openSignIn(who.id, browser, 'totp', now)
  await revokeSignIn(revoked, now)
  const { practiceId, organisationId } = who
  const gone = await person(who.role, { practiceId, organisationId, createdAt: now })
  const disabled = await openSignIn(gone.id, browser, 'totp', now)
  await db.person.update({ where: { id: gone.id }, data: { disabledAt: now } })
  const half = await openSignIn(who.id, browser, null, now)
  const expired = await openSignIn(who.id, browser, 'totp', new Date(now.getTime() - days(1)))
  return { stands, revoked, disabled, half, expired }
}
