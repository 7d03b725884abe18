import 'server-only'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { type Ceremony, newChallenge, spendChallenge } from '@/lib/sign-in/challenges'

/** Who makes a passkey. */
export type Owner = { readonly id: string; readonly email: string; readonly name: string }

const timeout = 5 * 60_000
/** Ed25519, ES256 and RS256: what today's devices have. */
const algorithms = [-8, -7, -257]
const place = (): { expectedOrigin: string; expectedRPID: string } => {
  const { origin, hostname } = new URL(env().PORTAL_URL)
  return { expectedOrigin: origin, expectedRPID: hostname }
}

/** What a browser needs to make a passkey, as the JSON that a page holds for it. Writes nothing. */
export async function registrationOptions(owner: Owner, at: Date): Promise<string> {
  const known = await db.passkey.findMany({
    where: { personId: owner.id },
    select: { credentialId: true, transports: true },
  })
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Phoenix', rpID: place().expectedRPID, userName: owner.email, userDisplayName: owner.name },
    userID: new Uint8Array(Buffer.from(owner.id)),
    challenge: newChallenge({ kind: 'register', personId: owner.id }, at),
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    ...{ supportedAlgorithmIDs: algorithms, timeout },
  })
  return JSON.stringify(options)
}

/** The same to sign in with one: with a person's own as the second factor, or with '' any that this browser knows. */
export async function authenticationOptions(personId: string, at: Date): Promise<string> {
  const known = personId
    ? await db.passkey.findMany({ where: { personId }, select: { credentialId: true, transports: true } })
    : []
  const options = await generateAuthenticationOptions({
    rpID: place().expectedRPID,
    challenge: newChallenge({ kind: 'sign-in', personId }, at),
    allowCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    ...{ userVerification: 'required' as const, timeout },
  })
  return JSON.stringify(options)
}

/** What a browser answered about a new passkey, proved: ready to be kept. Null where it is not what we asked for. */
export async function provedPasskey(owner: Owner, answer: string, at: Date) {
  const response = read<RegistrationResponseJSON>(answer)
  const expected = { ...place(), supportedAlgorithmIDs: algorithms, requireUserVerification: true }
  const result = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: spending({ kind: 'register', personId: owner.id }, at),
    ...expected,
  }).catch(() => null)
  if (!result?.verified) return null
  const { credential, credentialBackedUp: synced } = result.registrationInfo
  return {
    ...{ credentialId: credential.id, publicKey: new Uint8Array(credential.publicKey) },
    ...{ counter: BigInt(credential.counter), transports: credential.transports ?? [], synced },
  }
}

/**
 * Whose passkey signed, and verified its user: both factors in one. `personId` narrows it to one person, '' asks for anyone's.
 * Null for what we did not ask, was answered before, or signed by a passkey that we do not know or whose counter went back.
 */
export async function takePasskeyAnswer(personId: string, answer: string, at: Date): Promise<string | null> {
  const response = read<AuthenticationResponseJSON>(answer)
  const credentialId = typeof response?.id === 'string' ? response.id : ''
  const passkey = await db.passkey.findUnique({ where: { credentialId } })
  if (!response || !passkey || (personId && passkey.personId !== personId)) return null
  const { publicKey, counter, transports } = passkey
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: spending({ kind: 'sign-in', personId }, at),
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter), transports },
    ...{ ...place(), requireUserVerification: true },
  }).catch(() => null)
  if (!result?.verified) return null
  const { newCounter, credentialBackedUp: synced } = result.authenticationInfo
  const { count } = await db.passkey.updateMany({
    where: { id: passkey.id, counter },
    data: { counter: BigInt(newCounter), synced, lastUsedAt: at },
  })
  return count === 1 ? passkey.personId : null
}

/** The library hands over the challenge that was signed, in base64url. */
const spending = (of: Ceremony, at: Date) => (signed: string) =>
  spendChallenge(of, Buffer.from(signed, 'base64url').toString('utf8'), at)

function read<Response>(answer: string): Response | null {
  try {
    const parsed: unknown = JSON.parse(answer)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Response) : null
  } catch {
    return null
  }
}
