import { z } from 'zod'

/** What the sign-in form sends; `to` is the page a link led to. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().min(1, 'Enter your work email.').max(254, 'Enter your work email.'),
  password: z.string().min(1, 'Enter your password.').max(1_000, 'Email or password is not right.'),
  to: z.string().max(2_000).default(''),
})

/** The page to go to after signing in: one of our own, or the role's first page. Never another site. */
export function ownPath(to: string, first: string): string {
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(to) && !to.startsWith('/sign-in') && !to.startsWith('/api/')
    ? to
    : first
}
