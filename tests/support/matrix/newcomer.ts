import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import { issueLink } from '@/lib/sign-in/links'
import { openSignIn } from '@/lib/sign-in/sign-ins'
import { organisation, person, practice } from '@/tests/support/world'

/** Of the people of a house, one who has just been invited, so that every change of people does something to them. */
export type Newcomer = {
  readonly person: string
  readonly passkey: string
  readonly signIn: string
  /** A practice and an organisation of nobody else. */
  readonly clinic: string
  readonly employer: string
  /** A public holiday of nobody, years ahead. */
  readonly holiday: string
}

/** Somebody with an open invitation, a passkey and a sign-in that stands; and a practice and an organisation to change. */
export async function newcomer(practiceId: string | null, at: Date): Promise<Newcomer> {
  const { id: personId } = await person('clinical_leader', { practiceId })
  const invited = {
    event: 'person.invited',
    data: { role: 'clinical_leader', practice: null, organisation: null },
  } as const
  await db.$transaction(async (tx) => {
    await record(tx, invited, { aboutPersonId: personId }, { rule: 'the matrix' }, at)
    await issueLink(tx, { personId, purpose: 'invitation' }, at)
  })
  const key = { credentialId: randomUUID(), publicKey: Buffer.from('none'), name: 'Laptop' }
  const passkey = await db.passkey.create({ data: { personId, ...key }, select: { id: true } })
  const signIn = await openSignIn(personId, { address: '10.0.0.1', userAgent: 'none' }, 'passkey', at)
  const [rest] = await db.$queryRaw<{ holiday: string }[]>`
    INSERT INTO holiday (state, day, name) SELECT 'NT', greatest(max(day), '2029-01-01') + 1, 'Day of rest' FROM holiday WHERE state = 'NT'
    RETURNING state || '-' || day AS holiday`
  return {
    holiday: rest?.holiday ?? '',
    person: personId,
    passkey: passkey.id,
    signIn,
    clinic: await practice(),
    employer: await organisation(),
  }
}
