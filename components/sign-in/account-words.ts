/** What was just done, by the address that the page was led to. */
const told = {
  'password-changed': 'Your password is changed. A mail about it went to your email.',
  'email-asked':
    'A link went to the new email, if it can be used. Open it within an hour to confirm; until then nothing changes. A mail about it went to your current email.',
  'email-changed':
    'Your email is changed. Sign in with the new one from now on. A mail about it went to the one before.',
  'passkey-added': 'The passkey is added. A mail about it went to your email.',
  'passkey-removed': 'The passkey is removed. A mail about it went to your email.',
  'app-added': 'The authenticator app is set up. A mail about it went to your email.',
  'app-removed': 'The authenticator app is removed. A mail about it went to your email.',
  'signed-out': 'You are signed out there.',
  'signed-out-elsewhere': 'You are signed out everywhere but here.',
} as const

/** The sentence for a page's address, or undefined. */
export const toldWords = (given: unknown): string | undefined =>
  typeof given === 'string' && Object.hasOwn(told, given) ? told[given as keyof typeof told] : undefined
