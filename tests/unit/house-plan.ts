// The closed list of the house: which files a noun's folder may hold. A new verb is added here on purpose.

const standing = ['lifecycle', 'policy', 'schema', 'queries']

/** Files directly in lib/. */
export const rooms = [
  ...['clock', 'database-fault', 'db', 'env', 'form-action', 'form-state', 'log', 'paths', 'rate-limit', 'readiness'],
  ...['refusal', 'traces', 'watched-adapter'],
]

/** Files of each noun besides the standing ones: the noun itself, its verbs, and what the plan names. */
export const nouns: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    appointments: [
      ...[
        'appointment',
        'book',
        'cancel',
        'change',
        'commence',
        'complete',
        'complete-left-open',
        'effect',
        'guard',
        'move',
        'record-no-show',
      ],
      'typed-time',
    ],
    approvals: ['approve', 'approve-by-rule', 'ask', 'decide', 'decline', 'grant', 'release'],
    calendar: [
      ...['block', 'block-time', 'add-block', 'change-block', 'remove-block', 'overlap', 'taken'],
      ...['hold-slot', 'release-slot', 'book-held-slot', 'feed', 'ics', 'make-feed', 'read-feed', 'revoke-feed'],
      'change-feed',
    ],
    cases: [
      ...['assist-case', 'ask-in-time', 'close-case', 'open-case', 'select-consultant', 'settle-tasks', 'tasks'],
      ...['closing', 'give-to-practice', 'tell-client', 'without-consultant'],
    ],
    clients: ['client', 'list', 'register'],
    clocks: [
      ...['business-days', 'calendar-date', 'deadlines', 'holidays', 'owed', 'entry', 'remind', 'daily-mail'],
      ...['run-clocks', 'catch-up'],
    ],
    entitlement: ['allotments', 'ledger', 'lapse-allotment'],
    history: [
      ...['event', 'record', 'words', 'people-words', 'chain', 'verify', 'anchor', 'view', 'viewed'],
      ...['access', 'standing', 'found-subject', 'csv'],
    ],
    mail: [
      ...['claim', 'compose', 'deliver', 'mail', 'park', 'queue', 'recipients', 'tell', 'tell-person', 'transport'],
      ...['bounce', 'failure', 'keep', 'rest', 'return-address', 'settle'],
      ...['change-address', 'changing', 'handle', 'list', 'resend', 'send-again', 'settle-by-hand', 'words'],
    ],
    organisations: ['agreement', 'allow-emailed-code', 'list', 'small'],
    people: [
      ...['choose-shortcuts', 'choose-theme', 'person', 'list'],
      ...[
        'invite',
        'invite-first',
        'invite-again',
        'revoke-invitation',
        'change',
        'disable',
        'enable',
        'expire-invitation',
        'reset-factors',
        'end-sign-ins',
        'changing',
        'place',
      ],
    ],
    practices: ['practice', 'list', 'let-staff-read'],
    statistics: ['statistics', 'suppress'],
    'text-at-rest': ['keys', 'sealing', 'fields', 'rows', 'proofs', 'rotate'],
    requests: [
      'request',
      'options',
      'advance',
      'answer',
      'answer-further-details',
      'asking',
      'consent',
      'change',
      'details',
      'details-in-form',
      'lapse',
      'list',
      'outcome-task',
      'save-answer',
      'save-draft',
      'save-further-details',
      'skip-further-details',
      'submission',
      'submit',
      'withdraw',
      'write',
      'identity-figures',
      'identity-guard',
      'identity-names',
      'identity-nicknames',
      'identity-numbers',
      'identity-text',
      'identity-words',
      'known-identity',
    ],
    search: ['found'],
    reviews: ['ask', 'decide', 'decline', 'endorse', 'take'],
    'sign-in': [
      ...['browser', 'gated', 'gates', 'next-auth', 'passwords', 'sign-ins', 'token', 'limits', 'links', 'factors'],
      ...['known-browser', 'attempts', 'passkeys', 'totp', 'recovery-codes', 'emailed-code', 'take-up-invitation'],
      ...['forgotten-password', 'set-password', 'change-password', 'change-email', 'add-passkey', 'remove-passkey'],
      ...['set-up-app', 'remove-app', 'proof', 'kept-text', 'own-sign-ins', 'breached', 'password-rules'],
      ...['challenges', 'pending-secret', 'half-sign-in', 'finish', 'enter-password', 'enter-code'],
      ...['enter-passkey', 'set-up-proof'],
      ...['device', 'renew-recovery-codes', 'account-schema'],
    ],
  }).map(([noun, own]) => [noun, [...standing, ...own]]),
)
