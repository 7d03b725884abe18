import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { type Person, type Role, roles } from '@/lib/people/person'
import {
  asAdministrator,
  asCaseAssigner,
  asClinicalLeader,
  asConsultant,
  asReviewer,
  asSearcher,
} from '@/lib/sign-in/gated'
import { limitsOf } from '@/lib/sign-in/limits'
import { openSignIn, revokeSignIn, type Standing, standingSignIn } from '@/lib/sign-in/sign-ins'
import { consultant, noon, organisation, person, practice } from '@/tests/support/world'

// Who comes through which gate (S1): every role × every state of a sign-in × every gate.

const browser = { address: '::1', userAgent: '' }
const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds)

const gates: Record<string, (standing: Standing) => unknown> = {
  consultant: ({ person, actingFor }) => asConsultant(person, actingFor),
  reviewer: ({ person }) => asReviewer(person),
  clinicalLeader: ({ person }) => asClinicalLeader(person),
  searcher: ({ person, actingFor }) => asSearcher(person, actingFor),
  administrator: ({ person }) => asAdministrator(person),
  caseAssigner: ({ person }) => asCaseAssigner(person),
}

const letIn: Record<Role, string[]> = {
  consultant: ['consultant', 'searcher'],
  practice_staff: ['consultant', 'searcher', 'caseAssigner'],
  clinical_leader: ['clinicalLeader', 'searcher'],
  reviewer: ['reviewer'],
  administrator: ['administrator', 'caseAssigner'],
}

/** Somebody of a role, with whatever belongs to it. */
async function somebody(role: Role): Promise<Person> {
  if (role === 'reviewer') return person(role, { organisationId: await organisation() })
  if (role !== 'practice_staff') return person(role)
  const practiceId = await practice()
  await consultant(practiceId)
  return person(role, { practiceId })
}

/** What can become of a sign-in, and when it is asked for. Only the first still stands. */
const fates: Record<string, (id: string, who: Person) => Promise<Date>> = {
  stands: async () => later(60_000),
  'is revoked': async (id) => {
    await revokeSignIn(id, noon)
    return later(60_000)
  },
  'is of somebody disabled': async (_, { id }) => {
    await db.person.update({ where: { id }, data: { disabledAt: noon } })
    return later(60_000)
  },
  'was left alone too long': async (_, { role }) => later(limitsOf[role].idle),
  'is over, however busy it was': async (id, { role }) => {
    const at = later(limitsOf[role].inAll)
    await db.signIn.update({ where: { id }, data: { lastSeenAt: new Date(at.getTime() - 1_000) } })
    return at
  },
}

const through = (standing: Standing | null) =>
  standing ? Object.keys(gates).filter((gate) => gates[gate]?.(standing)) : []

describe.each(roles)('%s', (role) => {
  test.each(Object.keys(fates))('a sign-in that %s', async (fate) => {
    const who = await somebody(role)
    const signIn = await openSignIn(who.id, browser, 'totp', noon)
    const at = (await fates[fate]?.(signIn, who)) ?? noon
    expect(through(await standingSignIn(signIn, at)).toSorted()).toEqual(
      fate === 'stands' ? letIn[role].toSorted() : [],
    )
  })

  test('a half sign-in, and one that nobody opened', async () => {
    const { id } = await somebody(role)
    const half = await openSignIn(id, browser, null, noon)
    expect(await standingSignIn(half, noon)).toBeNull()
    expect(await standingSignIn(id, noon)).toBeNull()
  })
})

describe('without what belongs to the role', () => {
  // The database refuses such a person; a gate does not rely on it.
  test.each(roles)('%s without a practice and an organisation', async (role) => {
    const bare = { ...(await somebody(role)), practiceId: null, organisationId: null }
    const standing = { person: bare, actingFor: null, endsAt: noon, expiresAt: noon, lastSeenAt: noon, provedAt: noon }
    const needsOne = role === 'practice_staff' || role === 'reviewer'
    expect(through(standing).toSorted()).toEqual(needsOne ? [] : letIn[role].toSorted())
  })

  test('practice staff nobody of whose practice sees clients choose consultants, and act for nobody', async () => {
    const { id } = await person('practice_staff', { practiceId: await practice() })
    const signIn = await openSignIn(id, browser, 'totp', noon)
    expect(through(await standingSignIn(signIn, later(60_000)))).toEqual(['caseAssigner'])
  })
})
