import 'server-only'
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'
import { create } from 'qrcode'
import { db, type Tx } from '@/lib/db'
import { open, seal } from '@/lib/text-at-rest/sealing'

/** Seconds that a code counts (RFC 6238 §5.2); a clock may be one step off either way. */
const period = 30

/** Where a person's secret is sealed for: moved to another person it does not open. */
const place = (personId: string): string => `person.totp_secret:${personId}`

/** A new secret of an authenticator app: 160 random bits in base32 (RFC 4226 §4). */
export const newTotpSecret = (): string => generateSecret()

/** A secret as it is kept, and as it was typed or scanned. */
export const sealTotpSecret = (secret: string, personId: string): string => seal(secret, place(personId))
export const openTotpSecret = (sealed: string, personId: string): string => open(sealed, place(personId))

/** What an authenticator app reads from the square: whose account, where, and the secret. */
export const totpAddress = (secret: string, email: string): string =>
  generateURI({ issuer: 'Phoenix', label: email, secret, period })

/** A text as a square of dots, for one path of an inline SVG: its side in dots, without the quiet margin. */
export function squareOf(text: string): { side: number; path: string } {
  const { size: side, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dots = Array.from(data, (dark, index) => (dark ? `M${index % side} ${Math.floor(index / side)}h1v1h-1z` : ''))
  return { side, path: dots.join('') }
}

/** The time step of a code that is right now, a step off at most, and later than `after`; null for any other. */
export function stepOfCode(secret: string, code: string, after: number | null, at: Date): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(at.getTime() / 1000)
  const found = verifySync({ secret, token, period, epoch, epochTolerance: period })
  return found.valid && 'timeStep' in found && found.timeStep > (after ?? -1) ? found.timeStep : null
}

/**
 * Uses up a code of somebody's app: true once for each time step, also where two come at once (RFC 6238 §5.2), false for a wrong
 * one, a used one, or where there is no app.
 */
export async function takeTotpCode(personId: string, code: string, at: Date, tx: Tx = db): Promise<boolean> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { totpSecret: true, totpLastStep: true },
  })
  if (!person?.totpSecret) return false
  const step = stepOfCode(openTotpSecret(person.totpSecret, personId), code, person.totpLastStep, at)
  if (step === null) return false
  const { count } = await tx.person.updateMany({
    where: {
      id: personId,
      totpSecret: person.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: step },
  })
  return count === 1
}

/** The code that an app shows: of the first step from now on that was not used. For the demo and for tests. */
export function codeOf(secret: string, at: Date, after: number | null = null): string {
  const now = Math.floor(at.getTime() / 1000 / period)
  return generateSync({ secret, period, epoch: Math.max(now, (after ?? -1) + 1) * period })
}

/** What somebody's app shows now. For the demo on loopback alone, where nobody has a phone. */
export async function shownCodeOf(personId: string, at: Date): Promise<string | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { totpSecret: true, totpLastStep: true },
  })
  return person?.totpSecret ? codeOf(openTotpSecret(person.totpSecret, personId), at, person.totpLastStep) : null
}
