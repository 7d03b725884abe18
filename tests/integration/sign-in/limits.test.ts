import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { roles } from '@/lib/people/person'
import { limitsOf } from '@/lib/sign-in/limits'
import { openSignIn, seen, standingSignIn } from '@/lib/sign-in/sign-ins'
import { noon, organisation, person, practice } from '@/tests/support/world'

// Every limit one second around its edge, for each role, against the rows that the portal reads.

const browser = { address: '::1', userAgent: '' }
const later = (milliseconds: number, seconds = 0) => new Date(noon.getTime() + milliseconds + seconds * 1_000)

async function signedIn(role: (typeof roles)[number]) {
  const place = {
    ...(role === 'reviewer' && { organisationId: await organisation() }),
    ...(role === 'practice_staff' && { practiceId: await practice() }),
  }
  const { id } = await person(role, place)
  const signInId = await openSignIn(id, browser, 'totp', noon)
  const stands = async (at: Date) => (await standingSignIn(signInId, at)) !== null
  return { signInId, stands }
}

describe.each(roles)('the sign-in of a %s', (role) => {
  const { idle, inAll } = limitsOf[role]

  test('ends without a sign of life, to the second', async () => {
    const { stands } = await signedIn(role)
    const edge = [await stands(later(idle, -1)), await stands(later(idle)), await stands(later(idle, 1))]
    expect(edge).toEqual([true, false, false])
  })

  test('goes on by a sign of life, but not over the end in all', async () => {
    const { signInId, stands } = await signedIn(role)
    await seen(signInId, later(idle, -1))
    expect(await stands(later(idle, 1))).toBe(true)
    await seen(signInId, later(inAll, -60))
    expect([await stands(later(inAll, -1)), await stands(later(inAll))]).toEqual([true, false])
  })
})

test('a sign of life is written once a minute at most', async () => {
  const { signInId } = await signedIn('consultant')
  const lastSeen = async () => (await db.signIn.findUniqueOrThrow({ where: { id: signInId } })).lastSeenAt
  await seen(signInId, later(60_000))
  expect(await lastSeen()).toEqual(noon)
  await seen(signInId, later(60_000, 1))
  expect(await lastSeen()).toEqual(later(60_000, 1))
})
