import { z } from 'zod'
import { isOneRecipient } from '@/lib/mail/mail'

/** How many characters a password has, at fewest and at most (ASVS 5.0 6.2.1 and 6.2.9). */
export const fewest = 12
export const most = 128

const email = z.string().trim().toLowerCase().min(1, 'Enter your work email.').max(254, 'Enter your work email.')
/** An address that a mail could go to: who mistyped it should not wait for one. It tells nothing of who has a sign-in. */
const mailable = email.refine((typed) => isOneRecipient(typed), {
  error: 'Enter one email address, for example name@example.com.',
  abort: true,
})
/** The page a link led to, kept through every step. */
const to = z.string().max(2_000).default('')
const token = z.string().max(100)

/** What the sign-in form sends. */
export const signInSchema = z.object({
  email,
  password: z.string().min(1, 'Enter your password.').max(1_000, 'Email or password is not right.'),
  to,
})

/** A code of an app, of a mail or for recovery. */
export const codeSchema = z.object({
  step: z.enum(['totp', 'recovery_code', 'emailed_code']),
  code: z.string().trim().min(1, 'Enter the code.').max(100, 'Enter the code.'),
  to,
})

/** What a browser answered about a passkey, as JSON; '' where scripts did not run. */
export const passkeySchema = z.object({ answer: z.string().max(20_000).default(''), to })

/** A step that asks for nothing but where to go on to. */
export const returnSchema = z.object({ to })

/** The proof that a first factor was set up (set-up-proof.ts). */
export const finishSchema = z.object({ proof: z.string().max(500), to })

/** The code that an app shows for the first time. */
export const appSchema = z.object({ code: z.string().trim().min(1, 'Enter the code.').max(100, 'Enter the code.'), to })

export const forgottenSchema = z.object({ email: mailable })

/** A new password; its rules need to know whose it is (password-rules.ts). */
export const newPasswordSchema = z.object({
  token,
  password: z.string().min(1, 'Choose a password.').max(1_000, `Use ${most} characters at most.`),
})

/** The page to go to after signing in: one of our own, or the role's first page. Never another site. */
export function ownPath(to: string, first: string): string {
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(to) && !to.startsWith('/sign-in') && !to.startsWith('/api/')
    ? to
    : first
}
