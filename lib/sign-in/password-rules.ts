import 'server-only'
import { isBreached } from '@/lib/sign-in/breached'
import { fewest, most } from '@/lib/sign-in/schema'

/** Whose password it is to be. */
type Whose = { readonly name: string; readonly email: string }

/**
 * Why a password may not be used, or null (NIST SP 800-63B-4 §3.1.1.2, ASVS 5.0 6.2): too short or long, known from breaches, or
 * made of the person's own name or address. Which signs it has is nobody's business.
 */
export function whyNotPassword(password: string, whose: Whose): string | null {
  const length = Array.from(password.normalize('NFKC')).length
  if (length < fewest) return `Use ${fewest} characters or more. This has ${length}.`
  if (length > most) return `Use ${most} characters at most.`
  if (isBreached(password)) return 'This password is known from break-ins elsewhere. Use another.'
  const plain = plainly(password)
  const own = ownWords(whose).find((word) => plain.includes(word))
  return own ? `Use a password without “${own}”: it is easy to guess.` : null
}

/** The words by which somebody else would guess: the name's of four letters and more, the address, and ours. */
function ownWords({ name, email }: Whose): string[] {
  const local = plainly(email.split('@')[0] ?? '')
  const parts = [...plainly(name).split(/[^\p{L}\d]+/u), local, ...local.split(/[^\p{L}\d]+/u)]
  return ['phoenix', ...parts.filter((part) => part.length >= 4)]
}

/** Without capitals and diacritics. */
const plainly = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
