import { z } from 'zod'
import { isOneRecipient } from '@/lib/mail/mail'
import { most } from '@/lib/sign-in/schema'

/** A way to prove once more who one is, and the page that asked for it. */
export const proofSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('password'),
    to: z.string().max(2_000).default(''),
    password: z.string().min(1, 'Enter your password.').max(1_000, 'This is not your password.'),
  }),
  z.object({
    way: z.literal('app'),
    to: z.string().max(2_000).default(''),
    code: z.string().trim().min(1, 'Enter the code that the app shows.').max(20, 'A code has six digits.'),
  }),
  z.object({
    way: z.literal('passkey'),
    to: z.string().max(2_000).default(''),
    answer: z.string().max(20_000).default(''),
  }),
])
export type Proof = z.output<typeof proofSchema>

export const changePasswordSchema = z.object({
  password: z.string().min(1, 'Enter your current password.').max(1_000, 'This is not your password.'),
  newPassword: z.string().min(1, 'Choose a new password.').max(1_000, `Use ${most} characters at most.`),
  /** A tick box: everywhere else is signed out with it. */
  elsewhere: z.literal('on').optional(),
})

export const newEmailSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'Enter your new work email.')
    .refine((given) => z.email().safeParse(given).success && isOneRecipient(given), {
      error: 'Enter one email address, for example name@example.com.',
      abort: true,
    }),
})

export const confirmEmailSchema = z.object({ token: z.string().min(1).max(100) })

export const newPasskeySchema = z.object({
  answer: z.string().max(20_000).default(''),
  name: z.string().trim().max(60, 'Use at most 60 characters.').default(''),
})

export const passkeySchema = z.object({ passkey: z.uuid() })

export const appCodeSchema = z.object({
  code: z.string().trim().min(1, 'Enter the code that the app shows.').max(20, 'A code has six digits.'),
})

export const signInRowSchema = z.object({ signIn: z.uuid() })

/** New recovery codes, in the place of the set that the page was about; '' where there was none. */
export const renewSchema = z.object({ before: z.union([z.literal(''), z.iso.datetime()]).default('') })

/** A form that is a button and nothing else. */
export const pressedSchema = z.object({})
