import 'server-only'
import { open, seal } from '@/lib/text-at-rest/sealing'

type SetUp = 'passkey' | 'totp'
const place = (signInId: string): string => `sign_in.set_up:${signInId}`

/** What a half sign-in is given once it has set up its first factor, so that it can be finished after the recovery codes were read. */
export const proofOfSetUp = (signInId: string, factor: SetUp): string => seal(factor, place(signInId))

/** The factor that this half sign-in has set up, or null for a proof of another one or of none. */
export function factorOfProof(signInId: string, proof: string): SetUp | null {
  try {
    const factor = open(proof, place(signInId))
    return factor === 'passkey' || factor === 'totp' ? factor : null
  } catch {
    return null
  }
}
